package dev.patchbay.report;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns of `docs/usage-csv.md`. A change of their meaning or order is a new [#SCHEMA]; new columns are
/// added at the end.
final class AttemptCsv {
    static final String SCHEMA = "patchbay-usage-1";

    private final ZoneId zone;
    private final Map<String, Function<Attempt, String>> columns = new LinkedHashMap<>();

    AttemptCsv(ZoneId zone) {
        this.zone = zone;
        addRequest();
        addUsage();
        addMoney();
        addEnd();
    }

    List<String> header() {
        return List.copyOf(columns.keySet());
    }

    List<String> row(Attempt attempt) {
        return columns.values().stream().map(column -> column.apply(attempt)).toList();
    }

    private void addRequest() {
        columns.put("schema", attempt -> SCHEMA);
        columns.put("time", attempt -> time(sentAt(attempt)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        columns.put("day", attempt -> time(sentAt(attempt)).toLocalDate().toString());
        columns.put("demo", attempt -> Boolean.toString(attempt.demo()));
        text("profile", attempt -> attempt.origin().profile());
        text("task", attempt -> attempt.task().id());
        text("purpose", attempt -> word(attempt.origin().purpose()));
        text("provider", attempt -> attempt.model().provider().value());
        text("model", attempt -> attempt.model().name());
        text("served_model", attempt -> attempt.outcome().served());
    }

    private void addUsage() {
        usage("input_tokens", Usage::input);
        usage("cached_input_tokens", Usage::cachedInput);
        usage("cache_write_5m_tokens", Usage::cacheWrite5m);
        usage("cache_write_1h_tokens", Usage::cacheWrite1h);
        usage("output_tokens", Usage::output);
        usage("reasoning_tokens", Usage::reasoning);
    }

    private void addMoney() {
        columns.put("exact_usd", attempt -> isEstimated(attempt) ? "" : plain(usd(attempt)));
        columns.put("estimated_usd", attempt -> isEstimated(attempt) ? plain(usd(attempt)) : "");
        text("cost_status", attempt -> word(cost(attempt).status()));
        columns.put("reserved_usd", attempt -> plain(attempt.reservedUsd()));
        text("price", Attempt::priceId);
        rate("input_usd_per_mtok", Rates::input);
        rate("cached_input_usd_per_mtok", Rates::cachedInput);
        rate("cache_write_5m_usd_per_mtok", Rates::cacheWrite5m);
        rate("cache_write_1h_usd_per_mtok", Rates::cacheWrite1h);
        rate("output_usd_per_mtok", Rates::output);
    }

    private void addEnd() {
        text("state", attempt -> word(attempt.state()));
        text("failure", attempt -> word(attempt.outcome().failure()));
        columns.put(
                "http_status",
                attempt -> attempt.outcome().httpStatus() == 0
                        ? ""
                        : "" + attempt.outcome().httpStatus());
        columns.put("first_token_ms", attempt -> millis(attempt.outcome().firstToken()));
        columns.put("duration_ms", attempt -> millis(attempt.outcome().duration()));
        text("reason", attempt -> word(attempt.origin().reason()));
        columns.put("position", attempt -> Integer.toString(attempt.origin().position()));
        columns.put("attempt", attempt -> id(attempt.id()));
        columns.put("fallback_of", attempt -> id(attempt.origin().fallbackOf()));
        columns.put("request", attempt -> id(attempt.origin().request()));
        columns.put("conversation", attempt -> id(attempt.origin().conversation()));
        text("provider_request_id", attempt -> attempt.outcome().providerRequestId());
    }

    private void text(String name, Function<Attempt, @Nullable String> value) {
        columns.put(name, attempt -> harmless(value.apply(attempt)));
    }

    private void usage(String name, Function<Usage, @Nullable Long> tokens) {
        columns.put(name, attempt -> {
            Long value = attempt.usage() == null ? null : tokens.apply(attempt.usage());
            return value == null ? "" : value.toString();
        });
    }

    private void rate(String name, Function<Rates, @Nullable BigDecimal> rate) {
        columns.put(name, attempt -> attempt.rates() == null ? "" : plain(rate.apply(attempt.rates())));
    }

    /// Text that a spreadsheet does not take for a formula: a provider names its models as it likes.
    static String harmless(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        char first = text.charAt(0);
        return "=+-@".indexOf(first) >= 0 || Character.isISOControl(first) ? "'" + text : text;
    }

    private OffsetDateTime time(Instant instant) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    private static Instant sentAt(Attempt attempt) {
        return Objects.requireNonNull(attempt.sentAt(), "only what was sent is reported");
    }

    private static Cost cost(Attempt attempt) {
        return Objects.requireNonNull(attempt.cost(), "only what is settled is reported");
    }

    private static @Nullable BigDecimal usd(Attempt attempt) {
        return cost(attempt).usd();
    }

    private static boolean isEstimated(Attempt attempt) {
        return cost(attempt).status() == CostStatus.ESTIMATED;
    }

    private static String plain(@Nullable BigDecimal decimal) {
        return decimal == null ? "" : decimal.toPlainString();
    }

    private static String millis(@Nullable Duration duration) {
        return duration == null ? "" : Long.toString(duration.toMillis());
    }

    private static String id(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private static String word(@Nullable Enum<?> constant) {
        return constant == null ? "" : constant.name().toLowerCase(Locale.ROOT);
    }
}
