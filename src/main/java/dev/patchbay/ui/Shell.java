package dev.patchbay.ui;

import dev.patchbay.Core;
import dev.patchbay.backup.Backup;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.settings.Settings;
import dev.patchbay.text.ErrorText;
import dev.patchbay.text.Words;
import dev.patchbay.ui.chat.ChatView;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Navigator;
import dev.patchbay.ui.fx.PanelView;
import dev.patchbay.ui.fx.Sheet;
import dev.patchbay.ui.fx.UiContext;
import dev.patchbay.ui.fx.UiThread;
import dev.patchbay.ui.providers.ProvidersView;
import dev.patchbay.ui.router.RouterView;
import dev.patchbay.ui.settings.SettingsView;
import dev.patchbay.ui.usage.UsageView;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// The rail and the panel beside it. A panel is built when it is first shown, and kept.
public final class Shell implements Navigator {
    private final BorderPane root = new BorderPane();
    private final BorderPane content = new BorderPane();
    private final SheetLayer sheets = new SheetLayer(content);
    private final Map<Panel, PanelView> views = new EnumMap<>(Panel.class);
    private final UiContext context;
    private final Desktop desktop;
    private final Rail rail;
    private final RailModel railModel;
    private final StorageModel storage;
    private final CapNotices notices;
    private Panel panel;
    private boolean started;

    /// Builds the rail and one panel, and asks no service for anything: that is [#started]'s.
    public Shell(Core core, UiThread ui, Words words, Desktop desktop, Panel first) {
        this.desktop = desktop;
        context = new UiContext(core, ui, words, new ErrorText(words), this);
        rail = new Rail(words, this::show);
        storage = new StorageModel(context, this::reload);
        notices = new CapNotices(context);
        railModel = new RailModel(context, rail, storage, notices);
        root.getStyleClass().add("shell");
        root.setLeft(rail.root());
        root.setCenter(sheets.root());
        content.setTop(new VBox(new StorageBanner(words, Failures.of(context), storage).root(), notices.root()));
        panel = first;
        place(first);
    }

    /// What the window can do that its content cannot.
    public record Desktop(Consumer<URI> browse, Consumer<Settings.Theme> theme) {}

    public Parent root() {
        return root;
    }

    public Panel panel() {
        return panel;
    }

    /// The panels that were shown so far.
    Set<Panel> built() {
        return views.keySet();
    }

    /// Puts the panels on their keys.
    public void listenTo(Scene scene) {
        for (Panel each : Panel.values()) {
            scene.getAccelerators().put(Shortcuts.panel(each), () -> show(each));
        }
    }

    /// The first frame is on the screen: from now on panels load what they show.
    ///
    /// @param idle runs when the rail is filled
    public void started(Runnable idle) {
        started = true;
        view(panel).shown();
        railModel.refresh(idle);
    }

    public void show(Panel next) {
        sheets.close();
        place(next);
        if (started) {
            view(next).shown();
            refreshRailOnly();
        }
    }

    @Override
    public void showProvider(ProviderId provider) {
        show(Panel.PROVIDERS);
        ((ProvidersView) view(Panel.PROVIDERS)).show(provider);
    }

    @Override
    public void addEndpoint() {
        show(Panel.PROVIDERS);
        ((ProvidersView) view(Panel.PROVIDERS)).addEndpoint();
    }

    @Override
    public void chatWith(ModelId model) {
        show(Panel.CHAT);
        ((ChatView) view(Panel.CHAT)).pick(model);
    }

    @Override
    public void showRouter() {
        show(Panel.ROUTER);
    }

    @Override
    public void showUsage() {
        show(Panel.USAGE);
    }

    @Override
    public void showAttempt(UUID attempt) {
        show(Panel.USAGE);
        ((UsageView) view(Panel.USAGE)).open(attempt);
    }

    @Override
    public void showMessage(UUID conversation, UUID attempt) {
        show(Panel.CHAT);
        ((ChatView) view(Panel.CHAT)).open(conversation, attempt);
    }

    @Override
    public void browse(URI page) {
        desktop.browse().accept(page);
    }

    @Override
    public void theme(Settings.Theme theme) {
        desktop.theme().accept(theme);
    }

    @Override
    public void open(Sheet sheet) {
        sheets.open(sheet);
    }

    @Override
    public void costMore(Attempt attempt) {
        notices.say(attempt);
    }

    @Override
    public void refreshRail() {
        refreshRailOnly();
        if (panel == Panel.PROVIDERS && views.get(panel) instanceof ProvidersView providers) {
            providers.refresh(); // an answer may have shown that a key is rejected or a model paused
        }
    }

    private void refreshRailOnly() {
        railModel.refresh(() -> {});
    }

    @Override
    public boolean claims(Exception failure) {
        return storage.claims(failure);
    }

    private void place(Panel next) {
        panel = next;
        rail.setActive(next);
        content.setCenter(view(next).root());
    }

    @Override
    public void restore(Backup backup) {
        storage.restore(backup);
    }

    /// The database works again.
    private void reload(StorageModel.Content content) {
        if (content == StorageModel.Content.NEW && views.get(Panel.CHAT) instanceof ChatView chat) {
            chat.startAnew();
        } else if (content == StorageModel.Content.RESTORED) {
            views.clear();
            place(panel);
        }
        view(panel).shown();
        refreshRailOnly();
    }

    private PanelView view(Panel of) {
        PanelView known = views.get(of);
        if (known != null) {
            return known;
        }
        PanelView made = switch (of) {
            case CHAT -> new ChatView(context);
            case ROUTER -> new RouterView(context);
            case PROVIDERS -> new ProvidersView(context);
            case USAGE -> new UsageView(context);
            case SETTINGS -> new SettingsView(context);
        };
        views.put(of, made);
        return made;
    }
}
