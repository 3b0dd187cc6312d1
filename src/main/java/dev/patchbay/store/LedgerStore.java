package dev.patchbay.store;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.Origin;
import dev.patchbay.domain.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of the ledger. Every call but [#streaming] blocks on the database and throws
/// [dev.patchbay.domain.StorageException]. Safe for use by several threads.
public final class LedgerStore {
    private static final String UNDER_WAY = "state IN ('RESERVED', 'SENT', 'STREAMING')";

    private final Database database;

    public LedgerStore(Database database) {
        this.database = database;
    }

    /// The time zone that days are counted in.
    public ZoneId zone() {
        return database.zone();
    }

    /// Asks `decide`, and adds the RESERVED row that it gives: both in one transaction, so that no other hold and no
    /// change of a cap comes in between.
    ///
    /// @param today  is asked inside the transaction, so that no hold is checked against a day that is over
    /// @param decide is given the caps of that moment that the attempt counts for; must not call the database
    /// @param row    what to add, if anything
    public <R> R reserve(
            Origin origin,
            Bounds bounds,
            Supplier<LocalDate> today,
            Function<List<BudgetState>, R> decide,
            Function<R, Optional<Attempt>> row) {
        return database.writeBriefly(handle -> {
            List<Budget> caps = Caps.of(handle, origin);
            R decided = decide.apply(Caps.states(handle, caps, today.get(), origin.demo()));
            row.apply(decided).ifPresent(attempt -> insert(handle, attempt, bounds));
            return decided;
        });
    }

    /// Records that the request is about to leave. On return it survives a power cut.
    ///
    /// @throws IllegalStateException if it is sent already
    public void sent(UUID attempt, Instant at, LocalDate chargedDay) {
        Columns row = new Columns()
                .with("state", AttemptState.SENT)
                .with("sent_at", at)
                .with("charged_day", chargedDay);
        database.writeDurably(handle -> {
            if (row.update(handle, "attempt", attempt, "AND state = 'RESERVED'") != 1) {
                throw notReserved(handle, attempt);
            }
            return true;
        });
    }

    /// Records the first token, without waiting for it.
    public void streaming(UUID attempt, Duration firstToken) {
        Columns row = new Columns().with("state", AttemptState.STREAMING).with("first_token_ms", firstToken);
        database.writeLater(Duration.ZERO, handle -> row.update(handle, "attempt", attempt, "AND state = 'SENT'"));
    }

    /// Replaces a hold by what the attempt cost, in the rows and in their sums. On return it survives a power cut.
    /// After a call that failed it is not known whether it did: settling again in the same way does no harm.
    ///
    /// @throws IllegalStateException if it is settled in another way: a settled row never changes
    public void settle(Attempt settled) {
        Columns row = AttemptRows.ending(settled);
        database.writeDurably(handle -> {
            if (row.update(handle, "attempt", settled.id(), "AND " + UNDER_WAY) == 1) {
                UsageSums.add(handle, settled);
            } else if (!settledAlike(find(handle, settled.id()), settled)) {
                throw new IllegalStateException("Settled already: " + settled.id());
            }
            return true;
        });
    }

    private static RuntimeException notReserved(Handle handle, UUID attempt) {
        return find(handle, attempt).isPresent()
                ? new IllegalStateException("Sent twice: " + attempt)
                : new StorageException(
                        StorageException.Kind.OTHER,
                        "The database had to be opened again, and what was held for this request is lost."
                                + " Nothing was sent.",
                        new IllegalStateException("no row of " + attempt));
    }

    /// A hold that was lost with its session needs no release.
    private static boolean settledAlike(Optional<Attempt> row, Attempt settled) {
        return row.map(kept -> kept.state() == settled.state() && sameCost(kept.cost(), settled.cost()))
                .orElse(settled.state() == AttemptState.RELEASED);
    }

    private static boolean sameCost(@Nullable Cost one, @Nullable Cost other) {
        if (one == null || other == null || one.status() != other.status()) {
            return false;
        }
        return one.usd() == null || other.usd() == null
                ? one.usd() == other.usd()
                : one.usd().compareTo(other.usd()) == 0;
    }

    public Optional<Attempt> find(UUID attempt) {
        return database.read(handle -> find(handle, attempt));
    }

    private static Optional<Attempt> find(Handle handle, UUID attempt) {
        return handle.createQuery("SELECT * FROM attempt WHERE id = :id")
                .bind("id", Columns.argument(attempt))
                .map(AttemptRows::attempt)
                .findOne();
    }

    /// Attempts under way, oldest first.
    public List<Unsettled> unsettled() {
        // An answer may stand in several conversations (a branch copies it): any of them tells what came.
        return database.read(handle -> handle.createQuery("""
                        SELECT a.*, m.reasoning || m.body AS received
                        FROM attempt a
                        LEFT JOIN message m ON m.number =
                            (SELECT MIN(number) FROM message WHERE attempt_id = a.id)
                        WHERE a.state IN ('RESERVED', 'SENT', 'STREAMING')
                        ORDER BY a.reserved_at, a.id
                        """)
                .map((columns, context) -> {
                    String received = columns.getString("received");
                    return new Unsettled(
                            AttemptRows.attempt(columns, context),
                            columns.getLong("input_about_tokens"),
                            received == null ? "" : received);
                })
                .list());
    }

    /// Attempts of one conversation, oldest first.
    public List<Attempt> ofConversation(UUID conversation) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM attempt WHERE conversation_id = :id ORDER BY reserved_at, id")
                .bind("id", Columns.argument(conversation))
                .map(AttemptRows::attempt)
                .list());
    }

    private static void insert(Handle handle, Attempt attempt, Bounds bounds) {
        AttemptRows.beginning(attempt)
                .with("input_about_tokens", bounds.inputAbout())
                .with("input_at_most_tokens", bounds.inputAtMost())
                .with("max_tokens", bounds.maxTokens())
                .insertInto(handle, "attempt");
    }
}
