package dev.patchbay.cli;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.report.Exports;
import dev.patchbay.report.ReportKind;
import dev.patchbay.text.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Writes a report to a file or into a pipe.
record UsageExport(Screen screen) {
    private static final long EVERY = 50_000;

    /// @param file null or `-` for standard output
    /// @return the exit code
    int write(ReportKind kind, UsageFilter filter, @Nullable Path file) {
        try {
            if (file == null || file.toString().equals("-")) {
                screen.note(
                        "cli.usage.exported",
                        toPipe(kind, filter),
                        screen.words().get("cli.usage.pipe"));
            } else {
                screen.note("cli.usage.exported", toFile(kind, filter, file), file.toString());
            }
            return ExitCode.OK;
        } catch (UncheckedIOException e) {
            screen.note("cli.usage.notWritten", String.valueOf(e.getMessage()));
            return ExitCode.STORAGE;
        }
    }

    /// Ctrl+C ends the program, which leaves no unfinished file.
    private long toFile(ReportKind kind, UsageFilter filter, Path file) {
        return screen.core().exports().toFile(kind, filter, file, new Cancellation(), progress());
    }

    private long toPipe(ReportKind kind, UsageFilter filter) {
        try {
            long rows = screen.core()
                    .exports()
                    .write(kind, filter, screen.out(), new Cancellation(), Exports.Progress.NONE);
            if (screen.out().checkError()) {
                throw new IOException(screen.words().get("cli.usage.pipeClosed"));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// One line that is written over, where somebody is looking.
    private Exports.Progress progress() {
        if (screen.hidden() == null) {
            return Exports.Progress.NONE;
        }
        return (rows, of) -> {
            if (of >= EVERY && (rows % EVERY < 4_000 || rows == of)) {
                screen.err()
                        .print("\r" + screen.words().get("cli.usage.progress", Figures.count(rows), Figures.count(of)));
                screen.err().print(rows == of ? System.lineSeparator() : "");
                screen.err().flush();
            }
        };
    }
}
