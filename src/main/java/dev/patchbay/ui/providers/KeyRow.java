package dev.patchbay.ui.providers;

import dev.patchbay.connection.Connection;
import dev.patchbay.domain.Provider.KeyNeed;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.MaskedField;
import dev.patchbay.ui.fx.Nodes;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The row with the key: a field to paste it into, or the fact that one is stored, never a part of it.
final class KeyRow {
    /// Always twelve: the length of a stored key is nobody's business.
    private static final String STORED = "•\u200a".repeat(12) + "  ";

    private final CardModel model;
    private final Words words;
    private final MaskedField field;
    private final Button save;
    private final Runnable edit;
    private Node entry;

    KeyRow(CardModel model, Words words, Runnable edit) {
        this.model = model;
        this.words = words;
        this.edit = edit;
        String name = model.provider().name();
        field = new MaskedField(words, words.get("providers.key.name", name), words.get("providers.key.paste"));
        field.setId("key-" + model.id());
        field.setOnEnter(this::save);
        HBox.setHgrow(field, Priority.ALWAYS);
        save = Nodes.button(words.get("providers.save"), this::save, "primary", "tall", "save");
        save.setId("save-" + model.id());
        save.disableProperty().bind(field.empty());
        Nodes.named(save, words.get("providers.save.name", name));
        entry = field;
    }

    /// Where the user would type or press next.
    Node entry() {
        return entry;
    }

    Node draw() {
        HBox row = switch (model.step().get()) {
            case Step.Checking(var url, var newKey) -> newKey ? waiting() : stored();
            case Step.NotSaved(var problem, var judged) -> judged ? typing() : waiting();
            case Step.Replacing ignored -> typing();
            default -> standing();
        };
        row.getStyleClass().setAll("key-row");
        return row;
    }

    private HBox standing() {
        Connection now = model.connection().get();
        if (now.provider().demo()) {
            return new HBox(readOnly(words.get("providers.demo.key")));
        }
        if (now.keyStored()) {
            return ProviderCard.refused(model) ? typing() : stored();
        }
        if (now.provider().keyNeed() == KeyNeed.REQUIRED) {
            return typing();
        }
        Label url = readOnly(now.provider().baseUrl().toString());
        url.getStyleClass().add("mono");
        return new HBox(url, button(words.get("providers.edit"), edit));
    }

    private HBox typing() {
        boolean again = model.connection().get().keyStored() || model.step().get() instanceof Step.NotSaved;
        field.setPrompt(words.get(again ? "providers.key.pasteNew" : "providers.key.paste"));
        entry = field;
        return new HBox(field, save);
    }

    private HBox stored() {
        Button replace = button(words.get("providers.replace"), model::replace);
        replace.setId("replace-" + model.id());
        replace.setDisable(model.busy());
        entry = replace;
        return new HBox(
                dots(words.get(model.facts().get().session() ? "providers.key.session" : "providers.key.stored")),
                replace);
    }

    private HBox waiting() {
        Button off = button(words.get("providers.save"), this::save);
        off.setDisable(true);
        return new HBox(dots(words.get("providers.key.waiting")), off);
    }

    private Label dots(String word) {
        Label label = readOnly(STORED + word);
        label.setAccessibleText(words.get("providers.key.name", model.provider().name()) + ": " + word);
        return label;
    }

    private static Label readOnly(String text) {
        Label label = Nodes.label(text, "read-only-field");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(0);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private Button button(String text, Runnable action) {
        Button button = Nodes.button(text, action, "tall");
        button.setAccessibleText(text + ", " + model.provider().name());
        entry = button;
        return button;
    }

    private void save() {
        if (field.empty().get() || model.busy()) {
            return;
        }
        field.take().ifPresentOrElse(model::save, model::refuseTyped);
    }
}
