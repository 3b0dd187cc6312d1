package dev.patchbay.ui.fx;

import dev.patchbay.text.Problem;
import dev.patchbay.text.Words;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;

/// Something went wrong or needs the user: the cause in semibold, what to do, a button that does it, and the
/// raw reply folded away. Stands in the panel under its header, never in a window of its own.
public final class Banner extends VBox {

    /// How bad it is.
    public enum Tone {
        INFO("fth-info"),
        WARNING("fth-alert-triangle"),
        DANGER("fth-x-circle");

        private final String icon;

        Tone(String icon) {
            this.icon = icon;
        }
    }

    private final HBox line;
    private final FlowPane actions = new FlowPane();

    public Banner(Words words, Tone tone, Problem problem) {
        getStyleClass().addAll("banner", "banner-" + tone.name().toLowerCase(Locale.ROOT));
        TextFlow text = Nodes.causeAndAction(problem.cause(), problem.action(), "banner-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        Node icon = Icons.of(tone.icon, 16, "banner-icon");
        line = new HBox(icon, text);
        line.getStyleClass().add("banner-line");
        line.setFillHeight(false);
        getChildren().add(line);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(problem.sentence());
        if (!problem.raw().isBlank()) {
            var raw = new RawReply(words, problem.raw());
            line.getChildren().add(raw.toggle());
            getChildren().add(raw.box());
        }
    }

    /// Adds a button after the words; several stand under them, so that the words keep their room.
    public Banner with(Button action) {
        actions.getChildren().add(action);
        getChildren().remove(actions);
        line.getChildren().remove(actions);
        boolean several = actions.getChildren().size() > 1;
        actions.getStyleClass().setAll(several ? "banner-actions" : "banner-action");
        if (several) {
            getChildren().add(1, actions);
        } else {
            line.getChildren().add(actions);
        }
        return this;
    }

    /// Adds a cross that calls `closed`.
    public Banner closable(Words words, Runnable closed) {
        line.getChildren().add(Nodes.iconButton("fth-x", words.get("banner.close"), closed, "flat"));
        return this;
    }
}
