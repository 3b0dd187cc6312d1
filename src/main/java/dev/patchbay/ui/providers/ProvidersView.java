package dev.patchbay.ui.providers;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.text.Problem;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.PanelView;
import dev.patchbay.ui.fx.UiContext;
import dev.patchbay.ui.prices.ModelsSheet;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Keys and endpoints: a card for each provider.
public final class ProvidersView implements PanelView {
    /// Below this the header keeps its buttons only, and sentences are shorter.
    private static final double NARROW = 1000 - 76;

    private final UiContext context;
    private final Words words;
    private final ProvidersViewModel model;
    private final Map<ProviderId, ProviderCard> cards = new HashMap<>();
    private final CardGrid grid = new CardGrid();
    private final StackPane notice = new StackPane();
    private final StackPane formPlace = new StackPane();
    private final Label status = Nodes.label("", "small", "muted", "num");
    private final Button addEndpoint;
    private final ScrollPane scroll;
    private final VBox root;
    private final PauseTransition pauseOver = new PauseTransition();

    public ProvidersView(UiContext context) {
        this(context, new ProvidersViewModel(context));
    }

    ProvidersView(UiContext context, ProvidersViewModel model) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        addEndpoint = Nodes.button(words.get("providers.addEndpoint"), "fth-plus", this::addEndpoint, "primary");
        addEndpoint.setId("add-endpoint");
        Button checkAll = Nodes.button(words.get("providers.checkAll"), "fth-refresh-cw", model::checkAll);
        checkAll.setId("check-all");
        var content = new VBox(notice, formPlace, grid);
        content.getStyleClass().add("providers-content");
        Nodes.show(formPlace, false);
        scroll = Nodes.scroll(content, "canvas");
        root = Nodes.panel(
                Nodes.header(words.get("panel.providers"), Nodes.spacer(), status, checkAll, addEndpoint),
                scroll,
                "canvas");
        Nodes.stylesheet(root, ProvidersView.class, "providers.css");
        keepMargins(content);
        model.cards().subscribe(this::drawCards);
        model.keyStore().subscribe(ignored -> drawNotice());
        model.problem().subscribe(ignored -> drawNotice());
        root.widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(ignored -> drawNotice());
        pauseOver.setOnFinished(over -> model.loadPauses());
        model.pauseEnds().subscribe(this::awaitEnd);
        root.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .subscribe(this::seen);
        drawCards();
    }

    /// Out of sight, nothing is left to a timer, which may come when the services are closed.
    private void seen(@Nullable Boolean showing) {
        if (!Boolean.TRUE.equals(showing)) {
            pauseOver.stop();
        }
    }

    private void awaitEnd(Optional<Instant> end) {
        pauseOver.stop();
        end.ifPresent(at -> {
            long left = Math.max(1_000, Instant.now().until(at).toMillis() + 50);
            pauseOver.setDuration(Duration.millis((double) left));
            pauseOver.playFromStart();
        });
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.load(() -> {});
    }

    /// Something was heard of a provider (a question ended, a key was checked).
    public void refresh() {
        model.load(() -> {});
    }

    /// Brings a provider's card into view, with the focus in its key field.
    public void show(ProviderId provider) {
        closeForm();
        model.load(() -> Optional.ofNullable(cards.get(provider)).ifPresent(this::reveal));
    }

    /// Opens the form for an endpoint.
    public void addEndpoint() {
        openForm(null);
    }

    private void reveal(ProviderCard card) {
        root.applyCss();
        root.layout();
        double hidden = scroll.getContent().getLayoutBounds().getHeight()
                - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(hidden <= 0 ? 0 : Math.clamp(card.getLayoutY() / hidden, 0, 1));
        card.focusEntry();
    }

    private void openForm(@Nullable Provider edited) {
        var form = new EndpointForm(new EndpointModel(context, edited), words, new EndpointForm.Outcome() {
            @Override
            public void saved(Provider endpoint, Optional<ApiKey> key) {
                closeForm();
                model.load(() -> firstCheck(endpoint, key));
            }

            @Override
            public void deleted() {
                closeForm();
                model.load(context.navigator()::refreshRail);
            }

            @Override
            public void cancelled() {
                closeForm();
                addEndpoint.requestFocus();
            }
        });
        place(form);
        form.focusEntry();
    }

    private void openProxy(Provider provider) {
        context.ui()
                .run(
                        () -> context.core().connections().proxy(provider.id()),
                        now -> {
                            var form = new ProxyForm(context, provider, now, () -> show(provider.id()));
                            place(form);
                            form.focusEntry();
                        },
                        model::failed);
    }

    private void place(Node form) {
        StackPane.setAlignment(form, Pos.TOP_LEFT);
        formPlace.getChildren().setAll(form);
        Nodes.show(formPlace, true);
        addEndpoint.setDisable(true);
        scroll.setVvalue(0);
    }

    private void closeForm() {
        formPlace.getChildren().clear();
        Nodes.show(formPlace, false);
        addEndpoint.setDisable(false);
    }

    private void firstCheck(Provider endpoint, Optional<ApiKey> key) {
        ProviderCard card = cards.get(endpoint.id());
        if (card == null) {
            key.ifPresent(ApiKey::close);
            return;
        }
        reveal(card);
        if (key.isPresent()) {
            card.model().save(key.get());
        } else if (endpoint.keyNeed() != Provider.KeyNeed.REQUIRED) {
            card.model().check();
        }
    }

    private void drawCards() {
        var now = new HashMap<ProviderId, ProviderCard>();
        var links = new CardLinks(
                page -> context.navigator().browse(page),
                () -> context.navigator().chatWith(Profile.FIRST_MODEL),
                this::openForm,
                this::openProxy,
                provider -> ModelsSheet.open(context, provider));
        var order = model.cards().stream().map(card -> {
            ProviderCard known = cards.get(card.id());
            ProviderCard view = known != null && known.model() == card ? known : card(card, links);
            now.put(card.id(), view);
            return view;
        });
        grid.setCards(order.toList());
        cards.clear();
        cards.putAll(now);
        drawStatus();
    }

    private ProviderCard card(CardModel card, CardLinks links) {
        card.connection().subscribe(ignored -> drawStatus());
        return new ProviderCard(card, words, links);
    }

    private void drawStatus() {
        boolean shown = !model.cards().isEmpty() && root().getLayoutBounds().getWidth() >= NARROW;
        status.setText(
                words.get("providers.status", model.ready(), model.cards().size(), model.needy()));
        Nodes.show(status, shown);
    }

    private void drawNotice() {
        drawStatus();
        Exception problem = model.problem().get();
        notice.getChildren().setAll(problem == null ? keptIn() : failed(problem));
    }

    private Node failed(Exception problem) {
        return Failures.of(context).banner(problem).with(Nodes.button(words.get("again"), this::shown));
    }

    private Node keptIn() {
        ProvidersViewModel.KeyStore store = model.keyStore().get();
        if (store == null) {
            return line("fth-loader", words.get("providers.loading"));
        }
        if (!store.persistent()) {
            var problem = new Problem(words.get("providers.session.cause"), store.reason(), "");
            return new Banner(words, Banner.Tone.WARNING, problem);
        }
        boolean narrow = root.getWidth() < NARROW;
        return line("fth-lock", words.get(narrow ? "providers.keptIn.short" : "providers.keptIn", store.name()));
    }

    private static Node line(String icon, String text) {
        var line = new HBox(Icons.of(icon, 14, "muted"), Nodes.label(text, "small", "muted"));
        line.getStyleClass().add("notice-line");
        return line;
    }

    /// The scroll bar stands in the right margin, so that cards do not move when it comes.
    private void keepMargins(VBox content) {
        scroll.viewportBoundsProperty().subscribe(bounds -> {
            double bar = Math.clamp(scroll.getWidth() - bounds.getWidth(), 0, 16);
            content.setStyle("-fx-padding: 16 " + (24 - bar) + " 24 24;");
        });
    }
}
