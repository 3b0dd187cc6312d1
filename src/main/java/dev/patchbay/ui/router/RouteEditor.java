package dev.patchbay.ui.router;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Edits one route, in the card, under its row. Esc cancels, Enter in a field saves.
final class RouteEditor extends VBox {
    private final Words words;
    private final RouterViewModel model;
    private final RouteDraft draft;
    private final RouterViewModel.Shown shown;
    private final ModelPicker primary;
    private final Label primaryDetail = Nodes.wrapped("", "muted", "caption");
    private final Hyperlink setPrice;
    private final Label outputHint = Nodes.wrapped("", "caption", "muted");

    RouteEditor(Words words, RouterViewModel model, RouteDraft draft, RouterViewModel.Shown shown) {
        this.words = words;
        this.model = model;
        this.draft = draft;
        this.shown = shown;
        primary = new ModelPicker(words, shown.models(), inherit(), draft.primaryProperty()::set);
        setPrice = Nodes.link(words.get("setPrice"), () -> model.setPrice(chosen()));
        setPrice.setId("route-set-price");
        getStyleClass().add("route-editor");
        setId("route-editor");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.get("router.editing", RouteRowView.title(words, draft.task())));
        getChildren().setAll(top(), fallbacks(), buttons());
        draft.primaryProperty().addListener((property, before, now) -> showPrimary());
        draft.maxTokensProperty().addListener((property, before, now) -> showOutputHint());
        showPrimary();
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                model.cancelEdit();
            }
        });
    }

    /// Puts the focus where editing starts.
    void focus() {
        primary.button().requestFocus();
    }

    boolean edits(RouteDraft other) {
        return draft == other;
    }

    private String inherit() {
        if (draft.task() == null) {
            return words.get(
                    "router.picker.nothing",
                    shown.models().of(Profile.FIRST_MODEL).name());
        }
        return words.get(
                "router.picker.inherit",
                shown.models().of(shown.row(null).primary()).name());
    }

    private FlowPane top() {
        primary.button().setId("route-primary");
        var fields = new FlowPane(
                field("router.column.model", primary.button(), new VBox(2, primaryDetail, setPrice), "field-wide"),
                field(
                        "router.temperature",
                        number(draft.temperatureProperty(), "route-temperature", temperaturePrompt()),
                        error(
                                draft.temperatureErrorProperty(),
                                Nodes.wrapped(words.get("router.temperature.hint"), "caption", "muted"))),
                field(
                        "router.maxTokens",
                        number(draft.maxTokensProperty(), "route-max-tokens", maxTokensPrompt()),
                        error(draft.maxTokensErrorProperty(), outputHint)));
        fields.getStyleClass().add("editor-fields");
        return fields;
    }

    private VBox field(String key, Node control, Node below, String... styles) {
        Label label = Nodes.label(words.get(key), "caption", "muted");
        label.setLabelFor(control);
        var field = new VBox(label, control, below);
        field.getStyleClass().add("editor-field");
        field.getStyleClass().addAll(styles);
        return field;
    }

    private TextField number(StringProperty text, String id, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.getStyleClass().add("num");
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(text);
        field.setOnAction(ignored -> model.saveRoute());
        return field;
    }

    private String temperaturePrompt() {
        Double inherited = draft.task() == null
                ? null
                : shown.profile().defaults().parameters().temperature();
        return inherited == null
                ? words.get("router.modelsOwn")
                : words.get("router.prompt", RouteDraft.text(inherited));
    }

    private String maxTokensPrompt() {
        RouteRow defaults = shown.row(null);
        return draft.task() == null
                ? Integer.toString(Parameters.DEFAULT_MAX_TOKENS)
                : words.get("router.prompt", Integer.toString(defaults.maxTokens()));
    }

    /// The hint, or in its place what is wrong.
    private VBox error(ReadOnlyStringProperty key, Node hint) {
        Label error = Nodes.wrapped("", "field-error", "caption");
        error.setGraphic(Icons.of("fth-alert-circle", 12, "danger"));
        var box = new VBox(hint, error);
        Runnable show = () -> {
            boolean wrong = !key.get().isEmpty();
            error.setText(wrong ? words.get(key.get()) : "");
            Nodes.show(error, wrong);
            Nodes.show(hint, !wrong);
        };
        key.addListener((property, before, now) -> show.run());
        show.run();
        return box;
    }

    private VBox fallbacks() {
        var add = new ModelPicker(words, shown.models(), null, this::addFallback);
        add.button().setText(words.get("router.fallbacks.add"));
        add.button().setId("add-fallback");
        add.button().setGraphic(Icons.of("fth-plus", 14));
        add.button().setContentDisplay(ContentDisplay.LEFT);
        Label title = Nodes.label(words.get("router.column.fallbacks"), "caption", "muted");
        Label hint = Nodes.wrapped(fallbackHint(), "caption", "muted");
        var box = new VBox(
                title,
                new FallbackList(words, draft, shown.models()),
                error(draft.fallbacksErrorProperty(), hint),
                new HBox(add.button()));
        box.getStyleClass().add("editor-field");
        return box;
    }

    private String fallbackHint() {
        boolean inherits =
                draft.task() != null && !shown.profile().defaults().fallbacks().isEmpty();
        return words.get(inherits ? "router.fallbacks.hintInherit" : "router.fallbacks.hint");
    }

    private void addFallback(@Nullable ModelId picked) {
        if (picked != null) {
            draft.addFallback(picked);
        }
    }

    private HBox buttons() {
        Button save = Nodes.button(words.get("router.save"), model::saveRoute, "primary");
        save.setId("route-save");
        save.disableProperty().bind(model.savingProperty().isEqualTo(RouterViewModel.Saving.BUSY));
        Button cancel = Nodes.button(words.get("router.cancel"), model::cancelEdit);
        cancel.setId("route-cancel");
        String clear = draft.task() == null ? "router.clearDefault" : "router.clear";
        Button inherit = Nodes.button(words.get(clear), this::clear, "flat");
        inherit.setId("route-clear");
        var buttons = new HBox(save, cancel, Nodes.spacer(), inherit);
        buttons.getStyleClass().add("editor-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(buttons, Priority.ALWAYS);
        return buttons;
    }

    private void clear() {
        draft.clear();
        model.saveRoute();
    }

    private ModelId chosen() {
        ModelId own = draft.primaryProperty().get();
        return own == null ? inheritedPrimary() : own;
    }

    private void showPrimary() {
        ModelId own = draft.primaryProperty().get();
        ModelChoice choice = shown.models().of(chosen());
        Nodes.show(setPrice, !choice.priced());
        primary.button().setText(own == null ? inherit() : choice.name());
        String detail = choice.provider() + " · " + choice.prices();
        primaryDetail.setText(choice.sentence().isEmpty() ? detail : detail + "\n" + choice.sentence());
        primaryDetail.setGraphic(TroubleIcon.of(choice, 12));
        primary.button().setAccessibleText(words.get("router.column.model") + ": " + choice.spoken());
        showOutputHint();
    }

    private ModelId inheritedPrimary() {
        return draft.task() == null ? Profile.FIRST_MODEL : shown.row(null).primary();
    }

    /// A model that writes less than asked for would refuse the request.
    private void showOutputHint() {
        ModelChoice choice = shown.models().of(chosen());
        Integer most = choice.maxOutput();
        outputHint.setText(
                most == null
                        ? words.get("router.maxTokens.hint")
                        : words.get("router.maxTokens.most", choice.name(), Figures.count(most)));
    }
}
