package dev.patchbay.store;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.Charge;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Origin;
import dev.patchbay.domain.Outcome;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.Usage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The table `attempt` and [Attempt], both ways.
final class AttemptRows {
    private AttemptRows() {}

    /// What is known when money is held; everything else comes with [#ending].
    static Columns beginning(Attempt attempt) {
        Origin origin = attempt.origin();
        return new Columns()
                .with("id", attempt.id())
                .with("request_id", origin.request())
                .with("conversation_id", origin.conversation())
                .with("profile", origin.profile())
                .with("task", origin.task().id())
                .with("purpose", origin.purpose())
                .with("provider", origin.model().provider().value())
                .with("model", origin.model().name())
                .with("reason", origin.reason())
                .with("place", origin.position())
                .with("fallback_of", origin.fallbackOf())
                .with("demo", origin.demo())
                .with("over_cap", origin.overCap())
                .with("state", attempt.state())
                .with("reserved_at", attempt.reservedAt())
                .with("reserved_usd", attempt.reservedUsd())
                .with("http_status", attempt.outcome().httpStatus());
    }

    /// What a settlement adds.
    static Columns ending(Attempt attempt) {
        Outcome outcome = attempt.outcome();
        Charge charge = Objects.requireNonNull(attempt.charge(), "a settled attempt has a charge");
        var columns = new Columns()
                .with("state", attempt.state())
                .with("served", outcome.served())
                .with("finish", outcome.finish())
                .with("failure", outcome.failure())
                .with("http_status", outcome.httpStatus())
                .with("retry_after_ms", outcome.retryAfter())
                .with("first_token_ms", outcome.firstToken())
                .with("duration_ms", outcome.duration())
                .with("provider_request_id", outcome.providerRequestId())
                .with("price_id", charge.priceId())
                .with("cost_usd", charge.cost().usd())
                .with("cost_status", charge.cost().status())
                .with("computed_usd", charge.computedUsd());
        if (charge.rates() != null) {
            addRates(columns, charge.rates());
        }
        if (charge.usage() != null) {
            addUsage(columns, charge.usage());
        }
        return columns;
    }

    private static void addRates(Columns columns, Rates rates) {
        columns.with("input_usd_per_mtok", rates.input())
                .with("output_usd_per_mtok", rates.output())
                .with("cached_input_usd_per_mtok", rates.cachedInput())
                .with("cache_write_5m_usd_per_mtok", rates.cacheWrite5m())
                .with("cache_write_1h_usd_per_mtok", rates.cacheWrite1h());
    }

    private static void addUsage(Columns columns, Usage usage) {
        columns.with("input_tokens", usage.input())
                .with("cached_input_tokens", usage.cachedInput())
                .with("cache_write_5m_tokens", usage.cacheWrite5m())
                .with("cache_write_1h_tokens", usage.cacheWrite1h())
                .with("output_tokens", usage.output())
                .with("reasoning_tokens", usage.reasoning())
                .with("usage_consistent", usage.consistent())
                .with("reported_usd", usage.reportedUsd())
                .with("raw_usage", usage.raw());
    }

    static Attempt attempt(ResultSet columns, StatementContext context) throws SQLException {
        var row = new Row(columns);
        return new Attempt(
                row.id("id"),
                origin(row),
                row.constant(AttemptState.class, "state"),
                row.instant("reserved_at"),
                row.decimalOrNull("reserved_usd"),
                row.instantOrNull("sent_at"),
                charge(row),
                outcome(row));
    }

    private static Origin origin(Row row) throws SQLException {
        return new Origin(
                row.id("request_id"),
                row.idOrNull("conversation_id"),
                row.text("profile"),
                new TaskType(row.text("task")),
                row.constant(Purpose.class, "purpose"),
                ModelId.of(row.text("provider"), row.text("model")),
                row.constant(Route.Reason.class, "reason"),
                row.integer("place"),
                row.idOrNull("fallback_of"),
                row.flag("demo"),
                row.flag("over_cap"));
    }

    private static Outcome outcome(Row row) throws SQLException {
        return new Outcome(
                row.textOrNull("served"),
                row.constantOrNull(FinishReason.class, "finish"),
                row.constantOrNull(FailureKind.class, "failure"),
                row.integer("http_status"),
                row.durationOrNull("retry_after_ms"),
                row.durationOrNull("first_token_ms"),
                row.durationOrNull("duration_ms"),
                row.textOrNull("provider_request_id"));
    }

    private static @Nullable Charge charge(Row row) throws SQLException {
        CostStatus status = row.constantOrNull(CostStatus.class, "cost_status");
        return status == null
                ? null
                : new Charge(
                        usage(row),
                        new Cost(row.decimalOrNull("cost_usd"), status),
                        row.decimalOrNull("computed_usd"),
                        row.textOrNull("price_id"),
                        rates(row));
    }

    private static @Nullable Rates rates(Row row) throws SQLException {
        BigDecimal input = row.decimalOrNull("input_usd_per_mtok");
        return input == null
                ? null
                : new Rates(
                        input,
                        row.decimal("output_usd_per_mtok"),
                        row.decimalOrNull("cached_input_usd_per_mtok"),
                        row.decimalOrNull("cache_write_5m_usd_per_mtok"),
                        row.decimalOrNull("cache_write_1h_usd_per_mtok"));
    }

    private static @Nullable Usage usage(Row row) throws SQLException {
        Long input = row.numberOrNull("input_tokens");
        return input == null
                ? null
                : new Usage(
                        input,
                        row.number("cached_input_tokens"),
                        row.number("cache_write_5m_tokens"),
                        row.number("cache_write_1h_tokens"),
                        row.number("output_tokens"),
                        row.numberOrNull("reasoning_tokens"),
                        row.flag("usage_consistent"),
                        row.decimalOrNull("reported_usd"),
                        row.text("raw_usage"));
    }
}
