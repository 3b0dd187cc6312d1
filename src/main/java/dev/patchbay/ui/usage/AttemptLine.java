package dev.patchbay.ui.usage;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Usage;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One attempt in words.
///
/// @param icon how it ended, as a sign
/// @param tone the colour of that sign: `success`, `warning`, `danger` or `muted`
record AttemptLine(
        Attempt attempt,
        String time,
        String provider,
        String model,
        String task,
        String purpose,
        String input,
        String cached,
        String output,
        String firstToken,
        String duration,
        String status,
        String icon,
        String tone,
        String cost,
        boolean unpriced) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);
    private static final String NONE = "—";

    static AttemptLine of(Attempt attempt, UsageNames names, ZoneId zone, Words words) {
        Instant at = attempt.sentAt() == null ? attempt.reservedAt() : attempt.sentAt();
        Usage usage = attempt.usage();
        Sign sign = sign(attempt);
        Cost cost = attempt.cost();
        return new AttemptLine(
                attempt,
                TIME.format(at.atZone(zone)),
                names.provider(attempt.model().provider()),
                names.model(attempt.model()),
                names.task(attempt.task()),
                words.get("usage.purpose." + lower(attempt.origin().purpose())),
                usage == null ? NONE : Figures.count(usage.totalInput() - usage.cachedInput()),
                usage == null || usage.cachedInput() == 0 ? NONE : Figures.count(usage.cachedInput()),
                usage == null ? NONE : Figures.count(usage.output()),
                duration(attempt.outcome().firstToken()),
                duration(attempt.outcome().duration()),
                status(attempt, words),
                sign.icon,
                sign.tone,
                cost(attempt, words),
                cost != null && cost.status() == CostStatus.UNPRICED);
    }

    /// For those who hear the window.
    String spoken() {
        return String.join(", ", time, model, provider, task, status, cost);
    }

    private static String status(Attempt attempt, Words words) {
        String said = outcome(attempt, words);
        said = attempt.origin().overCap() ? words.get("usage.state.overCap", said) : said;
        return attempt.overHold() ? words.get("usage.state.overHold", said) : said;
    }

    private static String outcome(Attempt attempt, Words words) {
        String state = words.get("usage.state." + lower(attempt.state()));
        if (attempt.outcome().failure() != null) {
            state = words.get(
                    "usage.state.because",
                    state,
                    words.get("usage.failure." + lower(attempt.outcome().failure())));
        }
        return attempt.origin().position() == 0
                ? state
                : words.get("usage.state.fallback", attempt.origin().position(), state);
    }

    private static Sign sign(Attempt attempt) {
        return switch (attempt.state()) {
            case SUCCEEDED ->
                attempt.origin().position() == 0
                        ? new Sign("fth-check-circle", "success")
                        : new Sign("fth-corner-down-right", "accent");
            case FAILED_BEFORE_TOKENS -> new Sign("fth-x-circle", "danger");
            case FAILED_MID_STREAM, INTERRUPTED -> new Sign("fth-alert-triangle", "warning");
            case CANCELLED -> new Sign("fth-square", "muted");
            case RESERVED, SENT, STREAMING -> new Sign("fth-loader", "muted");
            case RELEASED -> new Sign("fth-corner-up-left", "muted");
        };
    }

    private static String cost(Attempt attempt, Words words) {
        Cost cost = attempt.cost();
        if (cost == null) {
            return NONE;
        }
        return switch (cost.status()) {
            case UNPRICED -> words.get("usage.unpriced");
            case ZERO ->
                words.get(attempt.state() == AttemptState.FAILED_BEFORE_TOKENS ? "usage.notBilled" : "usage.free");
            case EXACT, ESTIMATED -> Figures.cost(cost);
        };
    }

    private static String duration(@Nullable Duration time) {
        return time == null ? NONE : Figures.duration(time);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private record Sign(String icon, String tone) {}
}
