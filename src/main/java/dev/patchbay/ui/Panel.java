package dev.patchbay.ui;

/// The panels, in the order of the rail and of Ctrl/Cmd+1, 2, ...
public enum Panel {
    CHAT("fth-message-square"),
    ROUTER("fth-shuffle"),
    PROVIDERS("fth-key"),
    USAGE("fth-bar-chart-2"),
    SETTINGS("fth-sliders");

    private final String icon;

    Panel(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }

    /// As it stands in the settings and in `messages.properties` (`panel.<id>`).
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
