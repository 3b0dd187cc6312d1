package dev.patchbay.ui.settings;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.settings.Settings;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.PanelView;
import dev.patchbay.ui.fx.ProxyField;
import dev.patchbay.ui.fx.ProxyField.Way;
import dev.patchbay.ui.fx.RawReply;
import dev.patchbay.ui.fx.UiContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Look, profile, places, keys, shortcuts, version.
public final class SettingsView implements PanelView {
    private static final ProviderId FIRST_CARD = new ProviderId("openai");

    private final UiContext context;
    private final Words words;
    private final SettingsViewModel model;
    private final BackupsModel backups;
    private final VBox notice = new VBox();
    private final ToggleGroup themes = new ToggleGroup();
    private final TextField profile = new TextField();
    private final Label zone = Nodes.label("", "num");
    private final Label folder = Nodes.label("", "read-only-field", "mono");
    private final Label keys = Nodes.wrapped("");
    private final ProxyField proxy;
    private final PricesCard prices;
    private final VBox root;

    public SettingsView(UiContext context) {
        this(context, new SettingsViewModel(context));
    }

    SettingsView(UiContext context, SettingsViewModel model) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        proxy = new ProxyField(words, List.of(Way.SYSTEM, Way.NONE, Way.OWN), this::saveProxy, this::saveProxy);
        prices = new PricesCard(context);
        backups = new BackupsModel(context);
        var content = new VBox(
                notice,
                SettingsCard.of(words, "look", themeRow()),
                SettingsCard.of(words, "profile", profileRow(), zoneRow()),
                SettingsCard.of(words, "connection", proxyRow()),
                SettingsCard.of(words, "data", folderRow(), keysRow()),
                new BackupsCard(context, backups).root(),
                prices.node(),
                SettingsCard.shortcuts(words),
                SettingsCard.about(words));
        content.getStyleClass().add("settings-content");
        root = Nodes.panel(
                Nodes.header(words.get("panel.settings")), Nodes.scroll(content, "canvas"), "canvas", "settings");
        Nodes.stylesheet(root, SettingsView.class, "settings.css");
        model.theme().subscribe(this::mark);
        model.places().subscribe(this::show);
        model.ledger().subscribe(this::show);
        model.problem().subscribe(ignored -> drawNotice());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.load();
        prices.load();
        backups.load();
    }

    private Node themeRow() {
        var buttons = new HBox();
        buttons.getStyleClass().add("segments");
        for (Settings.Theme theme : Settings.Theme.values()) {
            String id = theme.name().toLowerCase(Locale.ROOT);
            var button = new ToggleButton(words.get("settings.theme." + id));
            button.setId("theme-" + id);
            button.setUserData(theme);
            button.setToggleGroup(themes);
            button.setOnAction(ignored -> model.choose(theme));
            buttons.getChildren().add(button);
        }
        buttons.getChildren().getFirst().getStyleClass().add("left-pill");
        buttons.getChildren().get(1).getStyleClass().add("center-pill");
        buttons.getChildren().getLast().getStyleClass().add("right-pill");
        return SettingsCard.row(words, "theme", buttons);
    }

    private Node profileRow() {
        profile.setId("profile-name");
        profile.setPrefColumnCount(24);
        profile.setAccessibleText(words.get("settings.profileName"));
        profile.setDisable(true);
        profile.setOnAction(ignored -> model.rename(profile.getText()));
        profile.focusedProperty().subscribe(focused -> {
            if (!focused) {
                model.rename(profile.getText());
            }
        });
        return SettingsCard.row(words, "profileName", profile);
    }

    private Node zoneRow() {
        return SettingsCard.row(words, "zone", zone);
    }

    private Node proxyRow() {
        proxy.commitOnLeave(this::saveProxy);
        return SettingsCard.row(words, "proxy", proxy);
    }

    private void saveProxy() {
        proxy.readChange(choice -> choice.ifPresent(model::choose));
    }

    private Node folderRow() {
        folder.setId("data-folder");
        folder.setMinWidth(0);
        folder.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(folder, Priority.ALWAYS);
        Button open = Nodes.button(words.get("settings.open"), "fth-folder", this::openFolder, "tall");
        open.setId("open-folder");
        Button copy = Nodes.button(words.get("copy"), "fth-copy", () -> RawReply.copy(folder.getText()), "tall");
        copy.setId("copy-folder");
        copy.setAccessibleText(words.get("settings.copyFolder"));
        return SettingsCard.row(words, "folder", new HBox(8, folder, open, copy));
    }

    private Node keysRow() {
        HBox.setHgrow(keys, Priority.ALWAYS);
        keys.setMaxWidth(Double.MAX_VALUE);
        Button manage = Nodes.button(
                words.get("settings.manageKeys"),
                "fth-key",
                () -> context.navigator().showProvider(FIRST_CARD));
        var line = new HBox(8, keys, manage);
        line.getStyleClass().add("row-line");
        return SettingsCard.row(words, "keys", line);
    }

    private void openFolder() {
        SettingsViewModel.Places now = model.places().get();
        if (now != null) {
            context.navigator().browse(now.data().toUri());
        }
    }

    private void mark(Settings.Theme theme) {
        themes.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == theme)
                .forEach(themes::selectToggle);
    }

    private void show(SettingsViewModel.@Nullable Places now) {
        if (now == null) {
            folder.setText(words.get("settings.loading"));
            keys.setText(words.get("settings.loading"));
            return;
        }
        proxy.show(Optional.of(now.settings().proxy()));
        folder.setText(now.data().toString());
        keys.setText(
                now.persistent()
                        ? words.get("settings.keys.kept", now.store())
                        : words.get("settings.keys.session") + " " + now.storeReason());
    }

    private void show(SettingsViewModel.@Nullable Ledger now) {
        profile.setDisable(now == null);
        if (now == null) {
            zone.setText(words.get("settings.loading"));
            return;
        }
        if (!profile.isFocused()) {
            profile.setText(now.profile());
        }
        String offset = now.zone().getRules().getOffset(Instant.now()).getId();
        zone.setText(words.get("settings.zone.text", now.zone().getId(), offset.equals("Z") ? "" : offset));
    }

    private void drawNotice() {
        notice.getChildren().clear();
        Exception problem = model.problem().get();
        Failures failures = Failures.of(context);
        if (problem != null && model.ledger().get() == null) {
            zone.setText(words.get("settings.unknown"));
        }
        if (problem != null && failures.ownWord(problem)) {
            notice.getChildren()
                    .add(failures.banner(problem)
                            .with(Nodes.button(words.get("settings.openFolder"), this::openFolder))
                            .with(Nodes.button(words.get("again"), model::load)));
        }
        Nodes.show(notice, !notice.getChildren().isEmpty());
    }
}
