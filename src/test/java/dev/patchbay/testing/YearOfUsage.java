package dev.patchbay.testing;

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
import dev.patchbay.store.PutAttempts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A year of varied use, the same each time: busy weeks and holidays, a dozen models with everything that a cost can
/// be (exact, estimated, unpriced, free, reported by the provider, tiny, huge, play money), failures, fallbacks,
/// titles,
/// key checks and three profiles. A few thousand attempts, oldest first, all settled. Costs are computed
/// here and not by the program.
public final class YearOfUsage {
    /// The last day of the year; nothing is sent after 14:00 on it.
    public static final LocalDate LAST = LocalDate.of(2026, 11, 20);

    public static final LocalDate FIRST = LAST.minusYears(1).plusDays(1);
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /// Inside the year's last day.
    public static final Instant NOW = LAST.atTime(14, 30).atZone(ZONE).toInstant();

    public static final ModelId UNPRICED = ModelId.of("acme", "support-70b");
    public static final ModelId FREE = ModelId.of("ollama", "llama3.3:70b");
    public static final ModelId LONG_NAME = ModelId.of(
            "openrouter", "some-laboratory/extremely-long-model-name-2026-10-preview-instruct-fp8-extended:thinking");
    public static final List<String> PROFILES = List.of("default", "client-acme", "research");

    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final List<Kind> KINDS = List.of(
            new Kind(ModelId.of("anthropic", "claude-opus-5-5"), rates("5", "25", "0.5", "6.25", "10"), 12, 6_000),
            new Kind(ModelId.of("anthropic", "claude-sonnet-5-5"), rates("3", "15", "0.3", "3.75", "6"), 22, 3_000),
            new Kind(ModelId.of("openai", "gpt-6.1-sol"), rates("2.5", "10", "1.25", null, null), 14, 2_500),
            new Kind(ModelId.of("openai", "gpt-6-luna"), rates("0.15", "0.6", "0.075", null, null), 16, 1_200),
            new Kind(ModelId.of("deepseek", "deepseek-v4-pro"), rates("0.28", "0.42", "0.028", null, null), 16, 3_500),
            new Kind(ModelId.of("mistral", "mistral-small-2603"), rates("0.5", "1.5", null, null, null), 7, 1_800),
            new Kind(ModelId.of("google", "gemini-4-argon"), rates("1.25", "5", "0.3125", null, null), 6, 9_000),
            new Kind(LONG_NAME, rates("0.123456789", "0.987654321", null, null, null), 4, 900),
            new Kind(ModelId.of("groq", "llama-3.1-8b-instant"), rates("0.05", "0.08", null, null, null), 8, 40),
            new Kind(UNPRICED, null, 2, 1_500),
            new Kind(FREE, rates("0", "0", "0", "0", "0"), 3, 2_000),
            new Kind(ModelId.of("demo", "demo"), rates("1", "2", "0.1", null, null), 3, 300));

    private final Random random;
    private final List<Attempt> attempts = new ArrayList<>();

    /// @param weight how often it is asked, beside the others
    /// @param size   of a typical prompt, in tokens
    private record Kind(ModelId model, @Nullable Rates rates, int weight, int size) {}

    private YearOfUsage(long seed) {
        random = new Random(seed);
    }

    /// The year, in a database that need not exist.
    ///
    /// @param file without its `.mv.db`
    public static List<Attempt> into(Path file) {
        List<Attempt> year = attempts();
        PutAttempts.into(file, ZONE, year);
        return year;
    }

    public static List<Attempt> attempts() {
        return attempts(20_261_120);
    }

    public static List<Attempt> attempts(long seed) {
        var year = new YearOfUsage(seed);
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            year.add(day);
        }
        return List.copyOf(year.attempts);
    }

    /// The same year moved by whole days so that it ends on `last`, for pictures of the present.
    public static List<Attempt> endingOn(LocalDate last) {
        Duration moved = Duration.ofDays(ChronoUnit.DAYS.between(LAST, last));
        return attempts().stream()
                .map(attempt -> new Attempt(
                        attempt.id(),
                        attempt.origin(),
                        attempt.state(),
                        attempt.reservedAt().plus(moved),
                        attempt.reservedUsd(),
                        sentAt(attempt).plus(moved),
                        attempt.charge(),
                        attempt.outcome()))
                .toList();
    }

    /// The day an attempt is charged to.
    public static LocalDate day(Attempt attempt) {
        return LocalDate.ofInstant(sentAt(attempt), ZONE);
    }

    private static Instant sentAt(Attempt attempt) {
        return attempt.sentAt() == null ? Instant.EPOCH : attempt.sentAt();
    }

    private void add(LocalDate day) {
        int questions = questions(day);
        List<Integer> minutes =
                random.ints(questions, 8 * 60, 14 * 60).sorted().boxed().toList();
        for (int minute : minutes) {
            Instant at = day.atStartOfDay(ZONE)
                    .plusMinutes(minute)
                    .plusNanos(1_000L * random.nextInt(60_000_000))
                    .toInstant();
            ask(at);
        }
    }

    /// None on holidays and on most days of the free weeks; few at weekends; ever more from spring on.
    private int questions(LocalDate day) {
        boolean holiday = day.getDayOfYear() > 356
                || day.getDayOfYear() < 4
                || day.getMonthValue() == 8 && day.getDayOfMonth() < 15;
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        if (holiday || weekend && random.nextInt(3) == 0) {
            return 0;
        }
        int busy = 6 + (int) (FIRST.until(day).toTotalMonths());
        boolean rush = random.nextInt(40) == 0;
        return (weekend ? 1 + random.nextInt(4) : busy + random.nextInt(8)) * (rush ? 3 : 1);
    }

    private void ask(Instant at) {
        Kind kind = kind();
        var request = new UUID(random.nextLong(), random.nextLong());
        var conversation = new UUID(random.nextLong(), random.nextLong());
        boolean failed = random.nextInt(30) == 0;
        if (random.nextInt(90) == 0) {
            add(kind, origin(kind, request, null, Purpose.KEY_CHECK, 0), at.minusSeconds(2), 0.01);
        }
        if (failed) {
            refuse(kind, origin(kind, request, conversation, Purpose.CHAT, 0), at);
            Kind other = random.nextBoolean() ? kind : kind();
            Purpose purpose = other == kind ? Purpose.RETRY : Purpose.CHAT;
            add(other, origin(other, request, conversation, purpose, other == kind ? 0 : 1), at.plusSeconds(3), 1);
        } else {
            Purpose purpose = random.nextInt(8) == 0 ? Purpose.COMPARE : Purpose.CHAT;
            add(kind, origin(kind, request, conversation, purpose, 0), at, 1);
        }
        if (random.nextInt(12) == 0) {
            Kind small = KINDS.get(3);
            add(small, origin(small, request, conversation, Purpose.TITLE, 0), at.plusSeconds(40), 0.05);
        }
    }

    private Kind kind() {
        int weights = KINDS.stream().mapToInt(Kind::weight).sum();
        int left = random.nextInt(weights);
        for (Kind kind : KINDS) {
            left -= kind.weight();
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("more weight than all");
    }

    private Origin origin(Kind kind, UUID request, @Nullable UUID conversation, Purpose purpose, int position) {
        TaskType task = TaskType.GIVEN.get((random.nextInt(10) + kind.weight()) % TaskType.GIVEN.size());
        int profile = random.nextInt(10);
        return new Origin(
                request,
                conversation,
                PROFILES.get(profile < 6 ? 0 : profile < 9 ? 1 : 2),
                task,
                purpose,
                kind.model(),
                position > 0 ? Route.Reason.TASK : Route.Reason.values()[random.nextInt(3)],
                position,
                null,
                kind.model().provider().value().equals("demo"),
                random.nextInt(400) == 0);
    }

    private void refuse(Kind kind, Origin origin, Instant at) {
        FailureKind why = random.nextBoolean() ? FailureKind.RATE_LIMITED : FailureKind.SERVER;
        int status = why == FailureKind.SERVER ? 503 : 429;
        var outcome =
                new Outcome(null, null, why, status, null, null, Duration.ofMillis(180), "req-" + attempts.size());
        attempts.add(sent(origin, at, kind).settled(AttemptState.FAILED_BEFORE_TOKENS, Charge.NOTHING, outcome));
    }

    /// @param share of a typical prompt
    private void add(Kind kind, Origin origin, Instant at, double share) {
        boolean cut = random.nextInt(25) == 0;
        boolean stopped = !cut && random.nextInt(40) == 0;
        AttemptState state =
                cut ? AttemptState.FAILED_MID_STREAM : stopped ? AttemptState.CANCELLED : AttemptState.SUCCEEDED;
        Usage usage = usage(kind, share, state == AttemptState.SUCCEEDED);
        var outcome = new Outcome(
                random.nextInt(3) == 0 ? kind.model().name() + "-2026-05-01" : null,
                cut || stopped ? null : random.nextInt(20) == 0 ? FinishReason.LENGTH : FinishReason.STOP,
                cut ? FailureKind.CUT : null,
                200,
                null,
                Duration.ofMillis(200 + random.nextInt(1_800)),
                Duration.ofMillis(2_500 + random.nextInt(30_000)),
                "req-" + attempts.size());
        attempts.add(sent(origin, at, kind).settled(state, charge(kind, usage), outcome));
    }

    private Attempt sent(Origin origin, Instant at, Kind kind) {
        BigDecimal hold = kind.rates() == null ? null : new BigDecimal(random.nextInt(300) == 0 ? "0.000001" : "2.5");
        Attempt reserved = Attempt.reserved(origin, at.minusMillis(20), hold).sent(at);
        return new Attempt(
                new UUID(random.nextLong(), random.nextLong()),
                origin,
                reserved.state(),
                reserved.reservedAt(),
                hold,
                at,
                null,
                Outcome.NONE);
    }

    private Usage usage(Kind kind, double share, boolean reported) {
        long prompt = Math.max(1, Math.round(kind.size() * share * (0.2 + 2 * random.nextDouble())));
        boolean caches = kind.rates() != null && kind.rates().cachedInput() != null && share == 1;
        long cached = caches && random.nextBoolean() ? prompt * (30 + random.nextInt(60)) / 100 : 0;
        boolean writes = caches && kind.rates().cacheWrite5m() != null && random.nextInt(3) == 0;
        long brief = writes ? (prompt - cached) / 3 : 0;
        long hour = writes && random.nextBoolean() ? (prompt - cached) / 5 : 0;
        long output = Math.max(1, Math.round(prompt * share * (0.1 + 0.7 * random.nextDouble())));
        Long reasoning = reported && random.nextInt(4) == 0 ? output / 3 : null;
        boolean router = reported && kind.model().equals(LONG_NAME);
        BigDecimal named = router ? new BigDecimal("0.00").add(new BigDecimal(output).movePointLeft(6)) : null;
        return new Usage(
                prompt - cached - brief - hour,
                cached,
                brief,
                hour,
                output,
                reasoning,
                reported,
                named,
                reported ? "{\"total_tokens\":" + (prompt + output) + "}" : "");
    }

    private static Charge charge(Kind kind, Usage usage) {
        Rates rates = kind.rates();
        if (rates == null) {
            return new Charge(usage, Cost.UNPRICED, null, null, null);
        }
        String id = kind.model() + "#1";
        if (rates.free()) {
            return new Charge(usage, Cost.ZERO, BigDecimal.ZERO, id, rates);
        }
        BigDecimal computed = cost(usage.input(), rates.input())
                .add(cost(usage.cachedInput(), rates.cachedInput()))
                .add(cost(usage.cacheWrite5m(), rates.cacheWrite5m()))
                .add(cost(usage.cacheWrite1h(), rates.cacheWrite1h()))
                .add(cost(usage.output(), rates.output()));
        BigDecimal usd = usage.reportedUsd() != null ? usage.reportedUsd() : computed;
        return new Charge(
                usage,
                new Cost(usd, usage.consistent() ? CostStatus.EXACT : CostStatus.ESTIMATED),
                computed,
                id,
                rates);
    }

    private static BigDecimal cost(long tokens, @Nullable BigDecimal usdPerMtok) {
        return usdPerMtok == null || tokens == 0
                ? BigDecimal.ZERO
                : usdPerMtok.multiply(BigDecimal.valueOf(tokens)).divide(MILLION);
    }

    private static Rates rates(
            String input, String output, @Nullable String cached, @Nullable String write5m, @Nullable String write1h) {
        return new Rates(
                new BigDecimal(input), new BigDecimal(output), decimal(cached), decimal(write5m), decimal(write1h));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
