package dev.patchbay.ui.chat.markdown;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Flowing text in several looks. A change at its end touches only the last piece.
final class RunsFlow extends TextFlow {
    private final Drawing drawing;
    private final List<Run> shown = new ArrayList<>();

    RunsFlow(Drawing drawing) {
        this.drawing = drawing;
        setNodeOrientation(NodeOrientation.INHERIT);
    }

    void show(List<Run> runs) {
        int same = 0;
        while (same < shown.size() && same < runs.size() && shown.get(same).equals(runs.get(same))) {
            same++;
        }
        if (same == shown.size() - 1 && same < runs.size() && sameLook(shown.get(same), runs.get(same))) {
            ((Text) getChildren().get(same)).setText(runs.get(same).text());
            shown.set(same, runs.get(same));
            same++;
        }
        getChildren().remove(same, getChildren().size());
        shown.subList(same, shown.size()).clear();
        for (Run run : runs.subList(same, runs.size())) {
            shown.add(run);
            getChildren().add(text(run));
        }
        setAccessibleText(Run.text(shown));
    }

    private static boolean sameLook(Run before, Run after) {
        return before.look().equals(after.look()) && before.link() == null && after.link() == null;
    }

    private Text text(Run run) {
        var text = new Text(run.text());
        var classes = text.getStyleClass();
        classes.add("md-text");
        if (run.look().bold()) {
            classes.add("md-bold");
        }
        if (run.look().italic()) {
            classes.add("md-italic");
        }
        if (run.look().code()) {
            classes.add("md-code");
        }
        text.setStrikethrough(run.look().struck());
        String link = run.link();
        if (link != null && Drawing.opens(link)) {
            becomeLink(text, link);
        }
        return text;
    }

    private void becomeLink(Text text, String link) {
        text.getStyleClass().add("md-link");
        text.setFocusTraversable(true);
        text.setAccessibleRole(AccessibleRole.HYPERLINK);
        text.setAccessibleText(text.getText() + ", " + link);
        text.setOnMouseClicked(click -> drawing.open().accept(link));
        text.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                key.consume();
                drawing.open().accept(link);
            }
        });
        Tooltip.install(text, new Tooltip(link));
    }
}
