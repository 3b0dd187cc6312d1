package dev.patchbay.cli;

import dev.patchbay.backup.Backup;
import dev.patchbay.backup.Backups;
import dev.patchbay.domain.DataCounts;
import dev.patchbay.domain.StorageException;
import dev.patchbay.text.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "backup", mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private final Screen screen;

    @ArgGroup
    private Wanted wanted = new Wanted();

    /// One or the other.
    static final class Wanted {
        @Option(names = "--list", descriptionKey = "cli.backup.list")
        private boolean list;

        @Option(names = "--restore", paramLabel = "NAME", descriptionKey = "cli.backup.restore")
        private @Nullable String restore;
    }

    BackupCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        Backups backups = screen.core().backups();
        if (wanted.list) {
            return list(backups);
        }
        return wanted.restore == null ? make(backups) : restore(backups, wanted.restore);
    }

    private int make(Backups backups) {
        Backup made = backups.backUp();
        DataCounts counts = made.counts();
        screen.say("cli.backup.made", made.file().toString(), counts.conversations(), counts.attempts());
        return ExitCode.OK;
    }

    private int list(Backups backups) {
        List<Backup> all = backups.list();
        if (all.isEmpty()) {
            screen.note("cli.backup.none", backups.folder().toString());
            return ExitCode.OK;
        }
        var table = new Table("name", "made", "why", "conversations", "attempts", "size");
        all.forEach(backup -> table.row(
                backup.name(),
                Figures.dayAndTime(backup.taken()),
                screen.words()
                        .get("settings.backups.kind." + backup.kind().name().toLowerCase(Locale.ROOT)),
                Figures.count(backup.counts().conversations()),
                Figures.count(backup.counts().attempts()),
                Figures.size(backup.bytes())));
        table.print(screen.out());
        return ExitCode.OK;
    }

    private int restore(Backups backups, String name) {
        Optional<Backup> found = backups.list().stream()
                .filter(backup -> backup.name().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            screen.note("cli.backup.unknown", name);
            return ExitCode.USAGE;
        }
        Optional<DataCounts> lost = lost(backups, found.get());
        Optional<Path> kept = screen.core().restore(found.get());
        screen.say("cli.backup.restored", name);
        kept.ifPresent(old -> lost.ifPresentOrElse(
                more -> screen.say("cli.backup.kept", old.toString(), more.conversations(), more.attempts()),
                () -> screen.say("cli.backup.keptUnread", old.toString())));
        return ExitCode.OK;
    }

    /// Empty if the database cannot be read: all the more reason to restore.
    private static Optional<DataCounts> lost(Backups backups, Backup backup) {
        try {
            return Optional.of(backups.newerThan(backup));
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.IN_USE) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
