package dev.patchbay.backup;

import dev.patchbay.backup.Backup.Kind;
import dev.patchbay.domain.DataCounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The form of a backup: a ZIP of `backup.properties`, which says what it holds, and the database after it.
final class BackupZip {
    private static final String ABOUT = "backup.properties";
    private static final String DATABASE = "patchbay.mv.db";

    private BackupZip() {}

    static void write(Path zip, Path mvDb, Instant taken, Kind kind, DataCounts counts) throws IOException {
        var about = new Properties();
        about.setProperty("taken", taken.toString());
        about.setProperty("kind", kind.name());
        about.setProperty("conversations", Long.toString(counts.conversations()));
        about.setProperty("attempts", Long.toString(counts.attempts()));
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(ABOUT));
            about.store(out, null);
            out.putNextEntry(new ZipEntry(DATABASE));
            Files.copy(mvDb, out);
        }
    }

    /// What the file says about itself; reads its beginning only.
    ///
    /// @throws IOException if it is no backup of ours
    static Backup about(Path zip) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            ZipEntry first = in.getNextEntry();
            if (first == null || !first.getName().equals(ABOUT)) {
                throw new IOException(zip + " is not a backup");
            }
            var about = new Properties();
            about.load(in);
            return new Backup(
                    zip,
                    Instant.parse(about.getProperty("taken", "")),
                    Kind.valueOf(about.getProperty("kind", "")),
                    Files.size(zip),
                    new DataCounts(number(about, "conversations"), number(about, "attempts")));
        } catch (RuntimeException e) {
            throw new IOException(zip + " does not say what it holds", e);
        }
    }

    private static long number(Properties about, String name) {
        return Long.parseLong(about.getProperty(name, ""));
    }

    /// Whether the database in the backup is, byte for byte, the one in `mvDb`.
    static boolean holds(Path zip, Path mvDb) throws IOException {
        try (InputStream in = database(zip);
                InputStream original = Files.newInputStream(mvDb)) {
            return crc(in) == crc(original);
        }
    }

    static void extract(Path zip, Path mvDb) throws IOException {
        try (InputStream in = database(zip);
                OutputStream out = Files.newOutputStream(mvDb)) {
            in.transferTo(out);
        }
    }

    private static InputStream database(Path zip) throws IOException {
        var in = new ZipInputStream(Files.newInputStream(zip));
        for (ZipEntry next = in.getNextEntry(); next != null; next = in.getNextEntry()) {
            if (next.getName().equals(DATABASE)) {
                return in;
            }
        }
        in.close();
        throw new IOException(zip + " holds no database");
    }

    private static long crc(InputStream in) throws IOException {
        var crc = new CRC32();
        new CheckedInputStream(in, crc).transferTo(OutputStream.nullOutputStream());
        return crc.getValue();
    }
}
