package dev.patchbay.ui.fx;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Small builders for what every panel is made of. The style classes are those of `base.css`.
public final class Nodes {
    private Nodes() {}

    public static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// A label that breaks its lines instead of cutting them off.
    public static Label wrapped(String text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static Text text(String text, String... styles) {
        var node = new Text(text);
        node.getStyleClass().addAll(styles);
        return node;
    }

    /// The cause in semibold, then what to do about it.
    public static TextFlow causeAndAction(String cause, String action, String... styles) {
        var flow = new TextFlow(text(sentence(cause), "cause"));
        if (!action.isEmpty()) {
            flow.getChildren().add(text(" " + action, "action"));
        }
        flow.getStyleClass().addAll(styles);
        return flow;
    }

    public static Button button(String text, Runnable action, String... styles) {
        var button = new Button(text);
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(ignored -> action.run());
        return button;
    }

    public static Button button(String text, String icon, Runnable action, String... styles) {
        Button button = button(text, action, styles);
        button.setGraphic(Icons.of(icon, 14));
        return button;
    }

    /// @param name what a screen reader says and the tooltip shows
    public static Button iconButton(String icon, String name, Runnable action, String... styles) {
        Button button = button("", action, styles);
        button.setGraphic(Icons.of(icon, 16));
        button.getStyleClass().add("icon-button");
        return named(button, name);
    }

    public static Hyperlink link(String text, Runnable action) {
        var link = new Hyperlink(text);
        link.getStyleClass().add("link");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(ignored -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }

    /// With a full stop at its end: a provider's own words often come without one.
    public static String sentence(String text) {
        return text.isEmpty() || !Character.isLetterOrDigit(text.charAt(text.length() - 1)) ? text : text + ".";
    }

    /// Gives a control an accessible name and the same words as its tooltip.
    public static <T extends javafx.scene.control.Control> T named(T control, String name) {
        control.setAccessibleText(name);
        control.setTooltip(new Tooltip(name));
        return control;
    }

    public static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        VBox.setVgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /// A panel's head: title, then whatever stands beside it. Put a [#spacer] before status words and actions.
    public static HBox header(String title, Node... rest) {
        var header = new HBox(label(title, "panel-title"));
        header.getChildren().addAll(rest);
        header.getStyleClass().add("panel-header");
        return header;
    }

    /// A head with the panel below it.
    public static VBox panel(Node header, Node content, String... styles) {
        var panel = new VBox(header, content);
        panel.getStyleClass().add("panel");
        panel.getStyleClass().addAll(styles);
        VBox.setVgrow(content, Priority.ALWAYS);
        return panel;
    }

    /// A scroll pane with one flat fill, as wide as the window; never sideways.
    ///
    /// @param surface style class that gives the fill: `canvas` or `surface`
    public static ScrollPane scroll(Node content, String surface) {
        var pane = new ScrollPane(content);
        pane.getStyleClass().addAll("flat-scroll", surface);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return pane;
    }

    /// Shows or hides; a hidden node takes no room.
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Adds the stylesheet that lies beside `owner`.
    public static void stylesheet(Parent root, Class<?> owner, String name) {
        root.getStylesheets()
                .add(Objects.requireNonNull(owner.getResource(name), name).toExternalForm());
    }
}
