package dev.patchbay.ui;

import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The way between the panels, and today's spending, at the left of every one of them.
final class Rail {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

    private final VBox root = new VBox();
    private final Map<Panel, Button> items = new EnumMap<>(Panel.class);
    private final Map<Panel, Node> warnings = new EnumMap<>(Panel.class);
    private final Words words;
    private final SpendFoot foot;

    Rail(Words words, Consumer<Panel> chosen) {
        this.words = words;
        foot = new SpendFoot(words, () -> chosen.accept(Panel.USAGE));
        root.getStyleClass().add("rail");
        root.setAccessibleText(words.get("rail.name"));
        var mark = new StackPane(Icons.mark(30));
        mark.getStyleClass().add("rail-mark");
        root.getChildren().add(mark);
        for (Panel panel : Panel.values()) {
            root.getChildren().add(item(panel, chosen));
        }
        root.getChildren().addAll(Nodes.spacer(), foot.root());
    }

    Parent root() {
        return root;
    }

    SpendFoot foot() {
        return foot;
    }

    void setActive(Panel active) {
        items.forEach((panel, item) -> item.getParent().pseudoClassStateChanged(ACTIVE, panel == active));
    }

    /// @param why what the panel needs the user for; "" if it needs nothing
    void setWarning(Panel panel, String why) {
        Objects.requireNonNull(warnings.get(panel)).setVisible(!why.isEmpty());
        Button item = Objects.requireNonNull(items.get(panel));
        String shortcut = words.get("rail.tooltip", words.get("panel." + panel.id()), shortcut(panel));
        item.setTooltip(new Tooltip(why.isEmpty() ? shortcut : shortcut + "\n" + why));
        item.setAccessibleText(
                why.isEmpty() ? words.get("panel." + panel.id()) : words.get("panel." + panel.id()) + ", " + why);
    }

    private Node item(Panel panel, Consumer<Panel> chosen) {
        Node warning = Icons.of("fth-alert-triangle", 11, "warning", "rail-warning");
        warnings.put(panel, warning);
        var icon = new StackPane(Icons.of(panel.icon(), 20, "rail-icon"), warning);
        StackPane.setAlignment(warning, Pos.TOP_RIGHT);
        Button button = Nodes.button(words.get("panel." + panel.id()), () -> chosen.accept(panel), "rail-item");
        button.setId("rail-" + panel.id());
        button.setGraphic(icon);
        button.setContentDisplay(ContentDisplay.TOP);
        items.put(panel, button);
        setWarning(panel, "");
        var bar = new Region();
        bar.getStyleClass().add("rail-bar");
        var cell = new StackPane(button, bar);
        StackPane.setAlignment(bar, Pos.CENTER_LEFT);
        cell.getStyleClass().add("rail-cell");
        return cell;
    }

    private static String shortcut(Panel panel) {
        return Shortcuts.panel(panel).getDisplayText();
    }
}
