package dev.patchbay.ui.chat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.Usage;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is written about an answer: why its model was chosen, and what it cost.
final class AnswerWords {
    private final Words words;

    AnswerWords(Words words) {
        this.words = words;
    }

    /// @param status exact, estimated, free, ...; "" beside a sentence that says it all
    record CostLine(String cost, String status, String detail, List<String> figures) {}

    String reason(Route.Reason reason, TaskType task) {
        return switch (reason) {
            case PICKED -> words.get("chat.why.picked");
            case TASK -> words.get("chat.why.task", task(task));
            case DEFAULT -> words.get("chat.why.default");
            case NOTHING_SET -> words.get("chat.why.nothing");
        };
    }

    String task(TaskType task) {
        return words.task(task);
    }

    CostLine cost(Attempt attempt) {
        Cost cost = attempt.cost();
        if (cost == null) {
            return new CostLine("", words.get("chat.cost.open"), "", List.of());
        }
        return new CostLine(
                cost.status() == CostStatus.ZERO ? "" : Figures.cost(cost),
                status(attempt, cost),
                detail(attempt, cost.usd()),
                figures(attempt));
    }

    private String status(Attempt attempt, Cost cost) {
        return switch (cost.status()) {
            case EXACT -> words.get("chat.cost.exact");
            case ESTIMATED -> words.get("chat.cost.estimated");
            case UNPRICED -> words.get("chat.cost.unpriced");
            case ZERO -> words.get(attempt.outcome().failure() == null ? "chat.cost.free" : "chat.cost.nothing");
        };
    }

    private String detail(Attempt attempt, @Nullable BigDecimal usd) {
        if (usd == null) {
            return words.get("chat.cost.unpriced.detail", attempt.model().name());
        }
        String key = attempt.demo() ? "chat.cost.detail.demo" : "chat.cost.detail";
        return words.get(key, Figures.exact(usd), attempt.priceId() == null ? "–" : attempt.priceId());
    }

    private List<String> figures(Attempt attempt) {
        Usage usage = attempt.usage();
        Double speed = attempt.tokensPerSecond();
        return java.util.stream.Stream.of(
                        usage == null ? null : input(usage),
                        usage == null ? null : words.get("chat.tokens.out", Figures.count(usage.output())),
                        attempt.outcome().firstToken() == null
                                ? null
                                : words.get(
                                        "chat.firstToken",
                                        Figures.duration(attempt.outcome().firstToken())),
                        speed == null ? null : words.get("chat.speed", Figures.speed(speed)),
                        attempt.origin().overCap() ? words.get("chat.cost.overCap") : null,
                        attempt.overHold() ? words.get("chat.cost.overHold") : null)
                .flatMap(java.util.stream.Stream::ofNullable)
                .toList();
    }

    private String input(Usage usage) {
        long cached = usage.cachedInput();
        String plain = Figures.count(usage.totalInput() - cached);
        return cached == 0
                ? words.get("chat.tokens.in", plain)
                : words.get("chat.tokens.cached", plain, Figures.count(cached));
    }
}
