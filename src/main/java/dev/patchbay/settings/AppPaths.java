package dev.patchbay.settings;

import dev.patchbay.domain.StorageException;
import dev.patchbay.store.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The data folder and what lies in it.
///
/// @param data the folder; made on first use
public record AppPaths(Path data) {

    /// `PATCHBAY_HOME` if it is set, else the platform's own place: `$XDG_DATA_HOME/patchbay` on Linux,
    /// `Application Support/Patchbay` on macOS, `%LOCALAPPDATA%\Patchbay` on Windows.
    public static AppPaths standard() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    static AppPaths of(Map<String, String> environment, String os, Path home) {
        String own = environment.get("PATCHBAY_HOME");
        if (own != null && !own.isBlank()) {
            return new AppPaths(Path.of(own).toAbsolutePath());
        }
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return new AppPaths(home.resolve("Library/Application Support/Patchbay"));
        }
        if (system.startsWith("windows")) {
            return new AppPaths(absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
                    .resolve("Patchbay"));
        }
        return new AppPaths(absolute(environment.get("XDG_DATA_HOME"), home.resolve(".local/share"))
                .resolve("patchbay"));
    }

    /// The XDG rules say that a relative path is to be ignored.
    private static Path absolute(@Nullable String named, Path otherwise) {
        return named != null && Path.of(named).isAbsolute() ? Path.of(named) : otherwise;
    }

    /// Makes the data folder if it is not there, readable by its owner alone where the system can do that.
    ///
    /// @throws StorageException if it cannot be made; the message says what to do
    public void makeFolder() {
        try {
            PrivateFolder.make(data);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    StorageException notWritable(IOException cause) {
        return new StorageException(
                StorageException.Kind.NOT_WRITABLE,
                "The data folder " + data + " cannot be written. Another one can be named in the environment variable"
                        + " PATCHBAY_HOME.",
                cause);
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

    public Path backups() {
        return data.resolve("backups");
    }

    public Path logs() {
        return data.resolve("logs");
    }
}
