package dev.patchbay.ui.providers;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.text.Problem;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.MaskedField;
import dev.patchbay.ui.fx.Nodes;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The form for an endpoint of the user's own, in the panel itself.
final class EndpointForm extends VBox {

    /// What comes of the form.
    interface Outcome {
        /// It is there; `key` was typed with it and is to be checked and closed.
        void saved(Provider endpoint, Optional<ApiKey> key);

        void deleted();

        void cancelled();
    }

    private final EndpointModel model;
    private final Words words;
    private final Outcome outcome;
    private final TextField name = new TextField();
    private final MaskedField key;
    private final HBox foot = new HBox();
    private VBox headerRows = new VBox();
    private Button addHeader = new Button();
    private final VBox problem = new VBox();

    EndpointForm(EndpointModel model, Words words, Outcome outcome) {
        this.model = model;
        this.words = words;
        this.outcome = outcome;
        key = new MaskedField(words, words.get("endpoint.key"), words.get("endpoint.key.prompt"));
        key.setId("endpoint-key");
        setId("endpoint-form");
        getStyleClass().addAll("card", "endpoint-form");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(title());
        foot.getStyleClass().add("form-foot");
        getChildren()
                .addAll(
                        Nodes.label(title(), "card-title"),
                        Nodes.wrapped(words.get("endpoint.hint"), "small", "muted"),
                        nameAndProtocol(),
                        url(),
                        headers(),
                        keyPart(),
                        problem,
                        foot);
        model.problem().subscribe(this::show);
        drawFoot();
    }

    void focusEntry() {
        name.requestFocus();
    }

    private String title() {
        Provider edited = model.edited();
        return edited == null ? words.get("endpoint.title.new") : words.get("endpoint.title.edit", edited.name());
    }

    private Node nameAndProtocol() {
        name.setId("endpoint-name");
        var protocol = new ComboBox<Protocol>();
        protocol.getItems().setAll(Protocol.values());
        protocol.setConverter(new ProtocolWords(words));
        protocol.valueProperty().bindBidirectional(model.protocol());
        protocol.getStyleClass().add("tall");
        protocol.setMaxWidth(Double.MAX_VALUE);
        protocol.setMinWidth(200);
        VBox left = field("endpoint.name", "name", text(name, "endpoint.name", model.name()));
        var row = new HBox(left, field("endpoint.protocol", "protocol", protocol));
        HBox.setHgrow(left, Priority.ALWAYS);
        row.getStyleClass().add("form-row");
        return row;
    }

    private Node url() {
        var url = new TextField();
        url.setId("endpoint-url");
        url.getStyleClass().add("mono");
        var resolved = Nodes.wrapped("", "small", "muted");
        resolved.setId("endpoint-resolved");
        resolved.textProperty()
                .bind(model.resolved()
                        .map(to -> to.isEmpty()
                                ? words.get("endpoint.url.hint")
                                : words.get("endpoint.url.resolved", to)));
        VBox field = field("endpoint.url", "baseUrl", text(url, "endpoint.url", model.baseUrl()));
        var warning = Nodes.wrapped("", "small", "warning");
        warning.setId("endpoint-warning");
        warning.textProperty().bind(model.warning());
        warning.visibleProperty().bind(model.warning().isNotEmpty());
        warning.managedProperty().bind(warning.visibleProperty());
        field.getChildren().addAll(resolved, warning);
        return field;
    }

    private Node headers() {
        var rows = new VBox();
        rows.getStyleClass().add("header-rows");
        model.headers().subscribe(() -> drawHeaders(rows));
        drawHeaders(rows);
        VBox field = field("endpoint.headers", "headers", rows);
        Button add = Nodes.button(words.get("endpoint.headers.add"), "fth-plus", () -> {
            model.headers().add(new EndpointModel.Header("", ""));
            focusRow(rows, model.headers().size() - 1);
        });
        add.setId("endpoint-add-header");
        field.getChildren().add(add);
        addHeader = add;
        headerRows = rows;
        return field;
    }

    private void drawHeaders(VBox rows) {
        rows.getChildren().setAll(model.headers().stream().map(this::headerRow).toList());
        Nodes.show(rows, !model.headers().isEmpty());
    }

    private Node headerRow(EndpointModel.Header header) {
        var key = text(new TextField(), "endpoint.header.name", header.key());
        var value = text(new TextField(), "endpoint.header.value", header.value());
        HBox.setHgrow(value, Priority.ALWAYS);
        var row = new HBox(
                key,
                value,
                Nodes.iconButton("fth-x", words.get("endpoint.headers.remove"), () -> remove(header), "flat", "tall"));
        row.getStyleClass().add("key-row");
        return row;
    }

    private void remove(EndpointModel.Header header) {
        int at = model.headers().indexOf(header);
        model.headers().remove(header);
        if (model.headers().isEmpty()) {
            addHeader.requestFocus();
        } else {
            focusRow(headerRows, Math.max(0, at - 1));
        }
    }

    private static void focusRow(VBox rows, int at) {
        ((HBox) rows.getChildren().get(at)).getChildren().getFirst().requestFocus();
    }

    private Node keyPart() {
        var needed = new CheckBox(words.get("endpoint.needsKey"));
        needed.setId("endpoint-needs-key");
        needed.selectedProperty().bindBidirectional(model.needsKey());
        var box = new VBox(needed);
        box.getStyleClass().add("form-field");
        if (model.edited() == null) {
            model.needsKey().subscribe(needs -> Nodes.show(key, needs));
            box.getChildren().add(key);
        }
        return box;
    }

    private void drawFoot() {
        String save = words.get(model.edited() == null ? "endpoint.add" : "endpoint.save");
        Button go = Nodes.button(save, this::save, "primary");
        go.setId("endpoint-save");
        go.setDefaultButton(true);
        go.disableProperty().bind(model.resolved().isEmpty().or(model.name().isEmpty()));
        Button cancel = Nodes.button(words.get("endpoint.cancel"), outcome::cancelled);
        cancel.setCancelButton(true);
        foot.getChildren().setAll(List.of(go, cancel, Nodes.spacer()));
        Provider edited = model.edited();
        if (edited != null) {
            Button delete = Nodes.button(words.get("endpoint.delete"), "fth-trash-2", () -> confirm(edited), "flat");
            delete.setId("endpoint-delete");
            foot.getChildren().add(delete);
        }
    }

    private void confirm(Provider edited) {
        Label question = Nodes.wrapped(words.get("endpoint.deleting", edited.name()), "strong");
        HBox.setHgrow(question, Priority.ALWAYS);
        question.setMaxWidth(Double.MAX_VALUE);
        Button keep = Nodes.button(words.get("endpoint.delete.no"), this::drawFoot);
        Button yes =
                Nodes.button(words.get("endpoint.delete.yes"), () -> model.delete(edited, outcome::deleted), "danger");
        yes.setId("endpoint-delete-yes");
        foot.getChildren().setAll(List.of(question, keep, yes));
        keep.requestFocus();
    }

    private void save() {
        if (key.empty().get() || !model.needsKey().get()) {
            model.save(endpoint -> outcome.saved(endpoint, Optional.empty()));
            return;
        }
        Optional<ApiKey> typed = key.take();
        key.setWrong(typed.isEmpty());
        if (typed.isPresent()) {
            model.save(endpoint -> outcome.saved(endpoint, typed));
        }
    }

    private void show(@Nullable Problem what) {
        problem.getChildren().clear();
        if (what != null) {
            problem.getChildren().add(new Banner(words, Banner.Tone.DANGER, what));
        }
        Nodes.show(problem, what != null);
    }

    private VBox field(String label, String wrongField, Node input) {
        var caption = Nodes.label(words.get(label), "small", "strong");
        caption.setLabelFor(input);
        Label error = Nodes.wrapped("", "field-error");
        error.setId("endpoint-wrong-" + wrongField);
        model.wrong().subscribe(wrong -> {
            boolean here = wrong != null && wrong.field().equals(wrongField);
            error.setText(here && wrong != null ? wrong.message() : "");
            Nodes.show(error, here);
        });
        var box = new VBox(caption, input, error);
        box.getStyleClass().add("form-field");
        return box;
    }

    private TextField text(TextField field, String label, StringProperty value) {
        field.textProperty().bindBidirectional(value);
        field.setAccessibleText(words.get(label));
        field.setPromptText(words.has(label + ".prompt") ? words.get(label + ".prompt") : words.get(label));
        return field;
    }

    private static final class ProtocolWords extends StringConverter<Protocol> {
        private final Words words;

        ProtocolWords(Words words) {
            this.words = words;
        }

        @Override
        public String toString(Protocol protocol) {
            return words.get("endpoint.protocol." + protocol.name().toLowerCase(java.util.Locale.ROOT));
        }

        @Override
        public Protocol fromString(String text) {
            throw new UnsupportedOperationException("Protocols are picked, not typed");
        }
    }
}
