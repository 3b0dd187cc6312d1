package dev.patchbay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Brings a database to the form that this version knows: in a copy, which then takes its place in one step. H2 commits
/// every change of a table by itself, so a program that is killed in between would leave a file in no known form.
final class Upgrade {
    private Upgrade() {}

    /// @param open          the only connection to `file`; closed on return, unless it fails
    /// @param beforeUpgrade called first, if there are tables already; if it throws, nothing is changed
    static void run(Handle open, Path file, Consumer<CopySource> beforeUpgrade) {
        if (Migrations.someAreApplied(Session.url(file), Session.USER)) {
            beforeUpgrade.accept(mvDb -> DatabaseCopy.write(open, mvDb));
        }
        Path copy = file.resolveSibling(file.getFileName() + "-upgrading");
        try {
            remove(copy); // what a killed program left
            DatabaseCopy.write(open, DatabaseFile.of(copy));
            Migrations.run(Session.url(copy), Session.USER);
            open.close();
            DatabaseFile.replace(file, DatabaseFile.of(copy));
        } finally {
            remove(copy);
        }
    }

    private static void remove(Path copy) {
        try {
            Files.deleteIfExists(DatabaseFile.of(copy));
            Files.deleteIfExists(DatabaseCopy.zip(DatabaseFile.of(copy)));
        } catch (IOException e) {
            throw Failures.notWritable(copy, e);
        }
    }
}
