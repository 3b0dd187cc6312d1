package dev.patchbay.store;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

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

    /// Asks `refusal`, and adds a RESERVED row unless it has one: both in one transaction, so that no other
    /// hold comes in between.
    ///
    /// @param inputAbout  tokens of the prompt, likely
    /// @param inputAtMost tokens of the prompt, an upper bound
    /// @param maxTokens   the output cap that will be sent
    /// @param periods     the periods whose standings `refusal` is asked with, in this order
    /// @param refusal     must not call the database
    public <R> Optional<R> reserveUnless(
            Attempt attempt,
            long inputAbout,
            long inputAtMost,
            int maxTokens,
            List<Days> periods,
            Function<List<Standing>, Optional<R>> refusal) {
        Columns row = AttemptRows.beginning(attempt)
                .with("input_about_tokens", inputAbout)
                .with("input_at_most_tokens", inputAtMost)
                .with("max_tokens", maxTokens);
        return database.write(handle -> {
            Optional<R> refused = refusal.apply(standings(handle, periods, attempt.demo()));
            if (refused.isEmpty()) {
                row.insertInto(handle, "attempt");
            }
            return refused;
        });
    }

    /// What each period has cost so far.
    public List<Standing> standings(List<Days> periods, boolean demo) {
        return database.read(handle -> standings(handle, periods, demo));
    }

    /// Records that the request is about to leave. On return it survives a power cut.
    public void sent(UUID attempt, Instant at, LocalDate chargedDay) {
        Columns row = new Columns()
                .with("state", AttemptState.SENT)
                .with("sent_at", at)
                .with("charged_day", chargedDay);
        database.writeDurably(handle -> {
            if (row.update(handle, "attempt", attempt, "AND state = 'RESERVED'") != 1) {
                throw new IllegalStateException("Sent twice, or not reserved: " + attempt);
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
    ///
    /// @throws IllegalStateException if it is settled already: a settled row never changes
    public void settle(Attempt settled) {
        Columns row = AttemptRows.ending(settled);
        database.writeDurably(handle -> {
            if (row.update(handle, "attempt", settled.id(), "AND " + UNDER_WAY) != 1) {
                throw new IllegalStateException("Settled already: " + settled.id());
            }
            UsageSums.add(handle, settled);
            return true;
        });
    }

    public Optional<Attempt> find(UUID attempt) {
        return database.read(handle -> handle.createQuery("SELECT * FROM attempt WHERE id = :id")
                .bind("id", Columns.argument(attempt))
                .map(AttemptRows::attempt)
                .findOne());
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

    private static List<Standing> standings(Handle handle, List<Days> periods, boolean demo) {
        return periods.stream().map(days -> standing(handle, days, demo)).toList();
    }

    /// What is held and not sent yet counts for every period: nobody knows the day it will be charged to.
    private static Standing standing(Handle handle, Days days, boolean demo) {
        return handle.createQuery("""
                        SELECT
                            (SELECT COALESCE(SUM(cost_usd), 0) FROM usage_sum
                             WHERE demo = :demo AND charged_day BETWEEN :from AND :to) AS spent,
                            (SELECT COALESCE(SUM(reserved_usd), 0) FROM attempt
                             WHERE state IN ('RESERVED', 'SENT', 'STREAMING') AND demo = :demo
                               AND (charged_day IS NULL OR charged_day BETWEEN :from AND :to)) AS held
                        """)
                .bind("demo", demo)
                .bind("from", Columns.argument(days.from()))
                .bind("to", Columns.argument(days.to()))
                .map((columns, context) -> {
                    var row = new Row(columns);
                    return new Standing(row.decimal("spent"), row.decimal("held"));
                })
                .one();
    }
}
