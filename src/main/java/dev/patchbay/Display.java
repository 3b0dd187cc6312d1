package dev.patchbay;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether there is somewhere to open a window; whether it can be opened is seen by trying.
final class Display {
    private Display() {}

    static boolean named() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return os.startsWith("mac")
                || os.startsWith("windows")
                || set(System.getenv("DISPLAY"))
                || set(System.getenv("WAYLAND_DISPLAY"))
                || "Headless".equals(System.getProperty("glass.platform"));
    }

    private static boolean set(@Nullable String variable) {
        return variable != null && !variable.isBlank();
    }
}
