package dev.patchbay.store;

import dev.patchbay.domain.Attempt;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/// Settled attempts put straight into a database, in one transaction with their sums: thousands of them in a second,
/// where [LedgerStore] makes each one survive a power cut three times.
public final class PutAttempts {
    private PutAttempts() {}

    /// @param file the database without its `.mv.db`; a new one counts days in `zone`
    public static void into(Path file, ZoneId zone, List<Attempt> attempts) {
        try (var database = new Database(file, zone)) {
            into(database, attempts);
        }
    }

    public static void into(Database database, List<Attempt> attempts) {
        ZoneId zone = database.zone();
        database.write(handle -> {
            for (Attempt attempt : attempts) {
                Instant sent = Objects.requireNonNull(attempt.sentAt(), "only what was sent");
                AttemptRows.beginning(attempt)
                        .with("sent_at", sent)
                        .with("charged_day", LocalDate.ofInstant(sent, zone))
                        .with("input_about_tokens", 0)
                        .with("input_at_most_tokens", 0)
                        .with("max_tokens", 0)
                        .insertInto(handle, "attempt");
                AttemptRows.ending(attempt).update(handle, "attempt", attempt.id(), "");
                UsageSums.add(handle, attempt);
            }
            return true;
        });
    }
}
