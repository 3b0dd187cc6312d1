package dev.patchbay.ui.fx;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.text.Words;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Skin;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.StackPane;

/// Takes a key: all bullets, no part of it readable. The eye shows what is being typed for as long as the
/// focus stays here. What was taken out of it is gone from it, for undo too.
public final class MaskedField extends StackPane {
    private static final String BULLET = "•";

    private final KeyField field = new KeyField();
    private final Button eye;
    private final BooleanProperty shown = new SimpleBooleanProperty(false);
    private final Words words;

    /// @param name what a screen reader says: "API key of OpenAI"
    public MaskedField(Words words, String name, String prompt) {
        this.words = words;
        getStyleClass().add("masked-field");
        field.setPromptText(prompt);
        field.setAccessibleText(name);
        eye = Nodes.iconButton("fth-eye", words.get("masked.show"), () -> shown.set(!shown.get()), "flat", "eye");
        setAlignment(eye, Pos.CENTER_RIGHT);
        getChildren().addAll(field, eye);
        shown.subscribe(this::reveal);
        field.focusedProperty().or(eye.focusedProperty()).subscribe(this::blurred);
    }

    /// Whether nothing but white space is typed.
    public BooleanBinding empty() {
        return Bindings.createBooleanBinding(
                () -> field.getCharacters().toString().isBlank(), field.textProperty());
    }

    public void setOnEnter(Runnable action) {
        field.setOnAction(ignored -> action.run());
    }

    public void setPrompt(String prompt) {
        field.setPromptText(prompt);
    }

    /// Marks it as wrong, or not.
    public void setWrong(boolean wrong) {
        field.getStyleClass().remove("wrong");
        if (wrong) {
            field.getStyleClass().add("wrong");
        }
    }

    /// The key that was typed, to be closed by the caller; the field is empty afterwards. Empty, with the field
    /// as it was, if what was typed cannot be a key.
    public Optional<ApiKey> take() {
        try {
            ApiKey key = ApiKey.of(field.getCharacters());
            wipe();
            return Optional.of(key);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Forgets what was typed.
    public void wipe() {
        shown.set(false);
        field.clear();
    }

    public boolean revealed() {
        return shown.get();
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }

    private void reveal(boolean show) {
        field.show(show);
        eye.setGraphic(Icons.of(show ? "fth-eye-off" : "fth-eye", 16, "muted"));
        Nodes.named(eye, words.get(show ? "masked.hide" : "masked.show"));
    }

    private void blurred(boolean focused) {
        if (!focused) {
            shown.set(false);
        }
    }

    /// A password field, so that nothing copies out of it, which can show its text all the same.
    private static final class KeyField extends PasswordField {

        void show(boolean plain) {
            setSkin(new MaskSkin(this, plain)); // a skin masks its text only when the text changes
        }

        @Override
        protected Skin<?> createDefaultSkin() {
            return new MaskSkin(this, false);
        }
    }

    private static final class MaskSkin extends TextFieldSkin {
        private final boolean plain;

        MaskSkin(TextField field, boolean plain) {
            this.plain = plain;
            super(field);
        }

        @Override
        protected String maskText(String text) {
            return plain ? text : BULLET.repeat(text.length());
        }
    }
}
