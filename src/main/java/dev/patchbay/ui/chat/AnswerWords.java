package dev.patchbay.ui.chat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.Usage;
import dev.patchbay.text.ErrorText;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is written around an answer: who answered and why, and what it cost.
final class AnswerWords {
    private final Words words;
    private final ErrorText errors;
    private final Naming naming;

    AnswerWords(Words words, ErrorText errors, Naming naming) {
        this.words = words;
        this.errors = errors;
        this.naming = naming;
    }

    /// @param model    the model that answered
    /// @param fallback its place on the route: 0 is the first choice
    record Headline(String model, int fallback, String why) {}

    /// @param status exact, estimated, free, ...; "" beside a sentence that says it all
    record CostLine(String cost, String status, String detail, List<String> figures) {}

    Headline headline(Entry entry) {
        Attempt attempt = entry.attempt().orElse(null);
        if (entry.turn() != null) {
            return headline(entry.turn());
        }
        if (attempt == null) {
            return new Headline("", 0, "");
        }
        String why = attempt.position() == 0 ? reason(attempt.reason(), attempt.task()) : fellBack(entry, attempt);
        return new Headline(naming.model(attempt.model()), attempt.position(), why);
    }

    Headline headline(Turn turn) {
        Route route = turn.route().orElse(null);
        if (route == null) {
            return new Headline(words.get("chat.routing"), 0, "");
        }
        ModelId model = model(turn, route);
        int place = route.candidates().indexOf(model);
        String why = turn.fallbacks().isEmpty() ? reason(route.reason(), route.task()) : fellBack(turn, route);
        if (turn.ended() && turn.attempt().isEmpty() && !turn.fallbacks().isEmpty()) {
            return new Headline("", 0, why); // nothing was sent to anybody
        }
        return new Headline(
                naming.model(model), Math.max(place, turn.fallbacks().isEmpty() ? 0 : 1), why);
    }

    private static ModelId model(Turn turn, Route route) {
        if (!turn.fallbacks().isEmpty() && !turn.ended()) {
            return turn.fallbacks().getLast().to();
        }
        return turn.attempt().map(Attempt::model).orElse(route.candidates().getFirst());
    }

    private String fellBack(Turn turn, Route route) {
        ChatEvent.FellBack first = turn.fallbacks().getFirst();
        return fellBack(
                reason(route.reason(), route.task()), first.from(), errors.brief(first.why(), naming::provider));
    }

    private String fellBack(Entry entry, Attempt attempt) {
        String reason = reason(attempt.reason(), attempt.task());
        Optional<Attempt> first = entry.attempts().stream()
                .filter(earlier -> earlier.position() < attempt.position() && earlier.failure() != null)
                .findFirst();
        return first.map(failed -> fellBack(reason, failed.model(), brief(failed)))
                .orElseGet(() -> words.get("chat.why.unasked", reason));
    }

    private String fellBack(String reason, ModelId from, String brief) {
        return words.get("chat.why.fellBack", reason, naming.model(from), brief);
    }

    /// The ledger keeps the kind of failure and the status, not the provider's words.
    private String brief(Attempt failed) {
        FailureKind kind = failed.failure() == null ? FailureKind.SERVER : failed.failure();
        var failure = new ChatFailure.Provider(
                kind,
                failed.model().provider(),
                failed.model().name(),
                naming.host(failed.model().provider()),
                failed.httpStatus(),
                "",
                null,
                null,
                failed.retryAfter(),
                "",
                failed.providerRequestId());
        return errors.brief(failure, naming::provider);
    }

    String reason(Route.Reason reason, TaskType task) {
        return switch (reason) {
            case PICKED -> words.get("chat.why.picked");
            case TASK -> words.get("chat.why.task", task(task));
            case DEFAULT -> words.get("chat.why.default");
            case NOTHING_SET -> words.get("chat.why.nothing");
        };
    }

    String task(TaskType task) {
        String key = "task." + task.id();
        return words.has(key) ? words.get(key) : task.id();
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
            case ZERO -> words.get(attempt.failure() == null ? "chat.cost.free" : "chat.cost.nothing");
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
                        attempt.firstToken() == null
                                ? null
                                : words.get("chat.firstToken", Figures.duration(attempt.firstToken())),
                        speed == null ? null : words.get("chat.speed", Figures.speed(speed)))
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
