package dev.patchbay.settings;

import dev.patchbay.domain.ProxyChoice;
import org.jspecify.annotations.Nullable;

/// What the user chose about the program itself.
///
/// @param window where the window was, or null before it was first closed
/// @param panel  the panel that was open, by its id; "chat" at first
/// @param proxy  for all providers that have no choice of their own
public record Settings(Theme theme, @Nullable Window window, String panel, ProxyChoice proxy) {

    public static final Settings INITIAL = new Settings(Theme.SYSTEM, null, "chat", ProxyChoice.AS_SYSTEM);

    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// In pixels of the screen.
    public record Window(double x, double y, double width, double height, boolean maximized) {}

    public Settings withTheme(Theme chosen) {
        return new Settings(chosen, window, panel, proxy);
    }

    public Settings withWindow(Window at, String shown) {
        return new Settings(theme, at, shown, proxy);
    }

    /// Holds from the next request on.
    public Settings withProxy(ProxyChoice chosen) {
        return new Settings(theme, window, panel, chosen);
    }
}
