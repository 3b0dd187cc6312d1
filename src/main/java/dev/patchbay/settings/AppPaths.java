package dev.patchbay.settings;

import java.nio.file.Path;

/// The data folder and what lies in it.
///
/// @param data the folder; made on first use
public record AppPaths(Path data) {

    /// `PATCHBAY_HOME` if it is set, else the platform's own place: `$XDG_DATA_HOME/patchbay` on Linux,
    /// `Application Support/Patchbay` on macOS, `%LOCALAPPDATA%\Patchbay` on Windows.
    public static AppPaths standard() {
        throw new UnsupportedOperationException();
    }

    /// The H2 database, without its `.mv.db`.
    public Path database() {
        return data.resolve("patchbay");
    }

    public Path settings() {
        return data.resolve("settings.json");
    }

    /// Endpoints and the results of key checks; never a key.
    public Path providers() {
        return data.resolve("providers.json");
    }

    public Path logs() {
        return data.resolve("logs");
    }
}
