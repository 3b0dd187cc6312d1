package dev.patchbay.ui.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;

/// A word about how something stands, always with an icon. Not a button.
public final class Badge extends Label {

    /// Its colours.
    public enum Tone {
        NEUTRAL,
        INFO,
        SUCCESS,
        WARNING,
        DANGER
    }

    /// @param icon a Feather code, or "" for the dashed circle
    public Badge(String text, String icon, Tone tone) {
        super(text);
        getStyleClass().addAll("badge", "badge-" + tone.name().toLowerCase(java.util.Locale.ROOT));
        Node graphic = icon.isEmpty() ? Icons.dashedCircle(12) : Icons.of(icon, 12);
        setGraphic(graphic);
        setMinWidth(USE_PREF_SIZE);
    }
}
