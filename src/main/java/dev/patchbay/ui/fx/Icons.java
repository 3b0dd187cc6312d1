package dev.patchbay.ui.fx;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons of the Feather set, and the mark. Sizes: 20 in the rail, 16 in headers, 14 in lines, 12 in badges.
public final class Icons {
    private static final double MARK_UNITS = 32;

    private Icons() {}

    /// @param code as `fth-key`
    /// @param size 11, 12, 14, 16 or 20 (the sizes that `base.css` knows)
    /// @param styles style classes: `muted`, `accent`, `success`, `warning`, `danger`; the colour of text
    public static FontIcon of(String code, int size, String... styles) {
        var icon = new FontIcon(code);
        icon.getStyleClass().add("icon-" + size); // AtlantaFX sets a size of its own, which outranks setIconSize
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    /// A circle of dashes, which the set lacks: nothing is there yet.
    static Node dashedCircle(double size) {
        var circle = new Circle(size / 2 - 1);
        circle.getStyleClass().add("dashed-circle");
        var box = new StackPane(circle);
        box.setMinSize(size, size);
        box.setMaxSize(size, size);
        return box;
    }

    /// The mark, white on the accent: 30 in the rail, 44 in an empty state.
    public static Node mark(double size) {
        var tile = new Rectangle(MARK_UNITS, MARK_UNITS);
        tile.setArcWidth(14);
        tile.setArcHeight(14);
        tile.getStyleClass().add("mark-tile");
        return scaled(size, tile, cord("mark-cord"), jack("mark-jack"));
    }

    /// The mark's line alone, in the colour of text, for a monogram.
    public static Node plainMark(double size) {
        return scaled(size, cord("plain-cord"), jack("plain-jack"));
    }

    private static SVGPath cord(String style) {
        var cord = new SVGPath();
        cord.setContent("M10 26V13a6.75 6.75 0 1 1 6.75 6.75");
        cord.getStyleClass().add(style);
        return cord;
    }

    private static Circle jack(String style) {
        var jack = new Circle(16.75, 13, 2.5);
        jack.getStyleClass().add(style);
        return jack;
    }

    private static Node scaled(double size, Node... parts) {
        var drawing = new Group(parts);
        drawing.setScaleX(size / MARK_UNITS);
        drawing.setScaleY(size / MARK_UNITS);
        var box = new StackPane(new Group(drawing));
        box.setMinSize(size, size);
        box.setMaxSize(size, size);
        return box;
    }
}
