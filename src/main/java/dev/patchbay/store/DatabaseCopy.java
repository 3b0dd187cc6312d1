package dev.patchbay.store;

import dev.patchbay.domain.DataCounts;
import dev.patchbay.domain.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/// Files that hold a whole database and are not in use.
public final class DatabaseCopy {
    private static final String SUFFIX = ".mv.db";

    private DatabaseCopy() {}

    /// Opens a copy, reads every row of every table in it, and closes it again. Blocks as long as that takes.
    ///
    /// @param mvDb the file with its `.mv.db`
    /// @throws StorageException if it cannot be read to its end, or is not a database of Patchbay's
    public static DataCounts check(Path mvDb) {
        Path database = withoutSuffix(mvDb);
        try (Handle handle = Jdbi.create(Session.url(database) + ";LAZY_QUERY_EXECUTION=1", Session.USER, "")
                .open()) {
            List<String> tables = handle.createQuery(
                            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'")
                    .mapTo(String.class)
                    .list();
            tables.forEach(table -> rows(handle, table));
            return new DataCounts(rows(handle, "CONVERSATION"), rows(handle, "ATTEMPT"));
        } catch (RuntimeException e) {
            throw Failures.atOpening(database, e);
        }
    }

    /// By H2's own online backup, which is a ZIP: writing goes on beside it.
    static void write(Handle handle, Path mvDb) {
        Path zip = zip(mvDb);
        try {
            handle.execute("BACKUP TO ?", zip.toString());
            unzip(zip, mvDb);
            Files.delete(zip);
        } catch (IOException e) {
            throw Failures.inWords(mvDb, new java.io.UncheckedIOException(e));
        }
    }

    /// What [#write] needs meanwhile.
    static Path zip(Path mvDb) {
        return mvDb.resolveSibling(mvDb.getFileName() + ".zip");
    }

    private static void unzip(Path zip, Path mvDb) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(zip));
                OutputStream out = Files.newOutputStream(mvDb)) {
            Objects.requireNonNull(in.getNextEntry(), "an online backup holds one file");
            in.transferTo(out);
        }
    }

    private static long rows(Handle handle, String table) {
        try (Query all = handle.createQuery("SELECT * FROM \"" + table + '"')) {
            return all.map((columns, context) -> 1).stream().count();
        }
    }

    private static Path withoutSuffix(Path mvDb) {
        String name = mvDb.getFileName().toString();
        return mvDb.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
    }
}
