package dev.patchbay.settings;

import dev.patchbay.store.PrivateFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/// Where the program's log goes: a few small files in the data folder, nothing on the console. Ours from INFO
/// on, libraries from WARNING on: some of them would log what passes through them.
public final class Logs {
    private static final String CONFIGURATION = """
            .level = WARNING
            dev.patchbay.level = INFO
            java.util.logging.SimpleFormatter.format = %1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n
            """;

    private Logs() {}

    /// Sends all logging to `folder`; nothing is made there before the first line is written.
    public static void to(Path folder) {
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from memory: it cannot
        }
        Logger.getLogger("").addHandler(new FilesOnDemand(folder));
    }

    private static final class FilesOnDemand extends Handler {
        private static final int BYTES_PER_FILE = 1_000_000;
        private static final int FILES = 3;

        private final Path folder;
        private @Nullable FileHandler files;
        private boolean failed;

        FilesOnDemand(Path folder) {
            this.folder = folder;
        }

        @Override
        public synchronized void publish(LogRecord line) {
            if (files == null && !failed) {
                open();
            }
            if (files != null) {
                files.publish(line);
            }
        }

        private void open() {
            try {
                PrivateFolder.make(folder);
                files = new FileHandler(folder.resolve("patchbay-%u.%g.log").toString(), BYTES_PER_FILE, FILES, true);
                files.setEncoding(StandardCharsets.UTF_8.name());
                files.setFormatter(new SimpleFormatter());
            } catch (IOException e) {
                failed = true;
                reportError("There is no log: " + folder + " cannot be written", e, ErrorManager.OPEN_FAILURE);
            }
        }

        @Override
        public synchronized void flush() {
            if (files != null) {
                files.flush();
            }
        }

        @Override
        public synchronized void close() {
            if (files != null) {
                files.close();
                files = null;
                failed = true;
            }
        }
    }
}
