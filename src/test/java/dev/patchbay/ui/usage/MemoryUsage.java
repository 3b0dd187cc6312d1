package dev.patchbay.ui.usage;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.Charge;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Origin;
import dev.patchbay.domain.Outcome;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.Usage;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A month of made-up usage: several providers, Demo, an estimate, a model without a price.
final class MemoryUsage implements UsageSource {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    final List<UsageCell> cells = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    final List<BudgetState> budgets = new ArrayList<>();
    boolean broken;

    @Nullable
    UsageFilter exported;

    static MemoryUsage example() {
        var usage = new MemoryUsage();
        for (int day = 1; day <= 20; day++) {
            int busy = day % 7 < 2 ? 1 : 6;
            usage.add(day, "anthropic", "claude-opus-5-5", TaskType.ANALYSIS, 8L * busy, "0.1283" + day, "0");
            usage.add(day, "anthropic", "claude-sonnet-5-5", TaskType.CODING, 18L * busy, "0.0" + (day + 40), "0");
            usage.add(
                    day,
                    "openai",
                    "gpt-6.1-sol",
                    TaskType.GENERAL,
                    9L * busy,
                    "0.2041" + day,
                    day == 3 ? "0.0323" : "0");
            usage.add(day, "deepseek", "deepseek-v4-pro", TaskType.CODING, 15L * busy, "0.18387", "0");
            usage.add(day, "mistral", "mistral-small-4", TaskType.GENERAL, 30L, "0.0452", "0");
        }
        usage.cells.add(withoutPrice());
        usage.cells.add(new UsageCell(
                TODAY,
                ModelId.of("demo", "demo"),
                TaskType.GENERAL,
                Purpose.CHAT,
                3,
                120,
                0,
                300,
                new BigDecimal("0.0021"),
                BigDecimal.ZERO,
                0,
                0,
                true));
        for (int i = 0; i < 450; i++) {
            usage.attempts.add(attempt(i));
        }
        usage.budgets.add(new BudgetState(
                Budget.overall(Budget.Period.DAY, new BigDecimal("5")), new BigDecimal("0.7"), BigDecimal.ZERO));
        usage.budgets.add(new BudgetState(
                Budget.overall(Budget.Period.MONTH, new BigDecimal("80")), new BigDecimal("14"), BigDecimal.ZERO));
        return usage;
    }

    /// Only what nobody knows the price of.
    static MemoryUsage unpriced() {
        var usage = new MemoryUsage();
        usage.cells.add(withoutPrice());
        return usage;
    }

    private static UsageCell withoutPrice() {
        return new UsageCell(
                TODAY,
                ModelId.of("acme", "support-70b"),
                TaskType.GENERAL,
                Purpose.CHAT,
                14,
                18206,
                0,
                4911,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                14,
                false);
    }

    void add(int day, String provider, String model, TaskType task, long attempts, String exact, String estimated) {
        boolean guess = !estimated.equals("0");
        cells.add(new UsageCell(
                LocalDate.of(2026, 11, day),
                ModelId.of(provider, model),
                task,
                Purpose.CHAT,
                attempts,
                attempts * 5124,
                attempts * 3021,
                attempts * 2447,
                new BigDecimal(exact),
                new BigDecimal(estimated),
                guess ? 1 : 0,
                0,
                false));
    }

    static Attempt attempt(int number) {
        AttemptState state = switch (number % 9) {
            case 3 -> AttemptState.FAILED_BEFORE_TOKENS;
            case 5 -> AttemptState.FAILED_MID_STREAM;
            case 7 -> AttemptState.CANCELLED;
            default -> AttemptState.SUCCEEDED;
        };
        Instant sent = Instant.parse("2026-11-20T14:00:00Z").minusSeconds(97L * number);
        boolean priced = number % 11 != 10;
        Cost cost = state == AttemptState.FAILED_BEFORE_TOKENS
                ? Cost.ZERO
                : priced
                        ? new Cost(
                                new BigDecimal("0.0042315"),
                                state == AttemptState.SUCCEEDED ? CostStatus.EXACT : CostStatus.ESTIMATED)
                        : Cost.UNPRICED;
        var origin = new Origin(
                UUID.randomUUID(),
                null,
                "default",
                number % 2 == 0 ? TaskType.CODING : TaskType.GENERAL,
                Purpose.CHAT,
                number % 4 == 0 ? ModelId.of("anthropic", "claude-sonnet-5-5") : ModelId.of("openai", "gpt-6.1-sol"),
                Route.Reason.TASK,
                number % 9 == 4 ? 1 : 0,
                null,
                false,
                false);
        var outcome = new Outcome(
                null,
                null,
                state == AttemptState.FAILED_BEFORE_TOKENS ? FailureKind.RATE_LIMITED : null,
                200,
                null,
                Duration.ofMillis(580),
                Duration.ofMillis(6100),
                null);
        return new Attempt(
                UUID.nameUUIDFromBytes(new byte[] {(byte) number, (byte) (number >> 8)}),
                origin,
                state,
                sent,
                BigDecimal.ONE,
                sent,
                new Charge(Usage.of(1204 + number, 533), cost, null, null, null),
                outcome);
    }

    @Override
    public UsageData read(Function<LocalDate, UsageRange> wanted) {
        if (broken) {
            throw new IllegalStateException("broken");
        }
        UsageRange range = wanted.apply(TODAY);
        return new UsageData(range, TODAY, ZoneId.of("Europe/Berlin"), in(range.filter(true)), cells, budgets, names());
    }

    private List<UsageCell> in(UsageFilter filter) {
        return cells.stream()
                .filter(cell ->
                        !cell.day().isBefore(filter.from()) && !cell.day().isAfter(filter.to()))
                .toList();
    }

    private static UsageNames names() {
        return new UsageNames(
                Map.of(
                        new ProviderId("anthropic"),
                        "Anthropic",
                        new ProviderId("openai"),
                        "OpenAI",
                        new ProviderId("deepseek"),
                        "DeepSeek",
                        new ProviderId("mistral"),
                        "Mistral AI",
                        new ProviderId("acme"),
                        "Acme gateway",
                        new ProviderId("demo"),
                        "Demo"),
                Map.of(
                        ModelId.of("anthropic", "claude-opus-5-5"),
                        "Claude Opus 5.5",
                        ModelId.of("anthropic", "claude-sonnet-5-5"),
                        "Claude Sonnet 5.5",
                        ModelId.of("openai", "gpt-6.1-sol"),
                        "GPT-6.1 Sol",
                        ModelId.of("deepseek", "deepseek-v4-pro"),
                        "DeepSeek V4 Pro"),
                new Words());
    }

    @Override
    public List<Attempt> attempts(UsageFilter filter, int offset, int limit) {
        return attempts.stream().skip(offset).limit(limit).toList();
    }

    @Override
    public long export(UsageFilter filter, Path file) {
        if (broken) {
            throw new UncheckedIOException(new IOException(file + ": No space left on device"));
        }
        exported = filter;
        return attempts.size();
    }
}
