package dev.patchbay.ui.router;

import dev.patchbay.ui.fx.Nodes;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// One fallback in a row: its position in a subtle cell, then its name; a bad one has its sign and border.
final class RouteChip extends HBox {

    /// @param position from 1
    RouteChip(int position, ModelChoice choice, boolean inherited) {
        Label number = Nodes.label(Integer.toString(position), "chip-number", "num");
        Label name = Nodes.label(choice.name(), "chip-name");
        Node icon = TroubleIcon.of(choice, 12);
        if (icon != null) {
            name.setGraphic(icon);
        }
        getChildren().addAll(number, name);
        getStyleClass().add("route-chip");
        getStyleClass().addAll(styles(choice, inherited));
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        setMaxWidth(USE_PREF_SIZE);
        Tooltip.install(this, new Tooltip(tip(choice)));
        setAccessibleText(position + ", " + choice.spoken());
    }

    static String tip(ModelChoice choice) {
        String names = choice.provider() + " · " + choice.prices();
        return choice.sentence().isEmpty() ? names : choice.sentence() + "\n" + names;
    }

    private static List<String> styles(ModelChoice choice, boolean inherited) {
        var styles = new ArrayList<String>();
        switch (choice.trouble()) {
            case WARNING -> styles.add("chip-warning");
            case ERROR -> styles.add("chip-error");
            case NONE -> {}
        }
        if (inherited) {
            styles.add("inherited");
        }
        return styles;
    }
}
