package dev.patchbay.ui.chat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ConversationMessage.State;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Route;
import dev.patchbay.text.ErrorText;
import dev.patchbay.text.Words;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The line above an answer: who answers, and why this model. A turn of this session knows more than the rows of
/// the ledger, which are all that is left of an older one.
final class Headlines {
    private final Words words;
    private final ErrorText errors;
    private final Naming naming;
    private final AnswerWords answers;

    Headlines(Words words, ErrorText errors, Naming naming, AnswerWords answers) {
        this.words = words;
        this.errors = errors;
        this.naming = naming;
        this.answers = answers;
    }

    /// @param before   stands before the model's name: "Answered by"; "" for the first choice
    /// @param model    "" if nothing was sent to anybody
    /// @param fallback the model's place on the route: 0 is the first choice
    record Headline(String before, String model, int fallback, String why) {}

    /// How an answer stands.
    private enum Phase {
        ASKING("chat.asking"),
        ANSWERED("chat.answeredBy"),
        FAILED("chat.asked");

        private final String key;

        Phase(String key) {
            this.key = key;
        }
    }

    Headline of(Entry entry) {
        if (entry.turn() != null) {
            return of(entry.turn());
        }
        return entry.attempt().map(attempt -> of(entry, attempt)).orElse(new Headline("", "", 0, ""));
    }

    Headline of(Turn turn) {
        Route route = turn.route().orElse(null);
        if (route == null) {
            return new Headline("", words.get("chat.routing"), 0, "");
        }
        String reason = answers.reason(route.reason(), route.task());
        if (turn.ended() && turn.attempt().isEmpty() && !turn.gaveWay().isEmpty()) {
            return new Headline("", "", 0, words.get("chat.why.nobody", reason, chain(gaveWay(turn.gaveWay()))));
        }
        ModelId model = turn.model().orElse(route.candidates().getFirst());
        int place = Math.max(0, route.candidates().indexOf(model));
        List<String> before = gaveWay(turn.gaveWay().stream()
                .filter(other -> route.candidates().indexOf(other.model()) < place)
                .toList());
        Phase phase = phase(turn);
        String why = before.isEmpty() ? reason : words.get("chat.why.because", chain(before));
        int tries = turn.waiting().isPresent() ? 1 : turn.tries();
        String first = turn.firstFailure().map(this::brief).orElse("");
        return headline(phase, model, place, tried(why, phase, tries, first));
    }

    private static Phase phase(Turn turn) {
        if (turn.failure().isPresent()) {
            return Phase.FAILED;
        }
        boolean silent = turn.text().isEmpty() && turn.reasoning().isEmpty();
        return silent ? turn.ended() ? Phase.FAILED : Phase.ASKING : Phase.ANSWERED;
    }

    private List<String> gaveWay(List<Turn.GaveWay> models) {
        return models.stream()
                .map(model -> gaveWay(brief(model.why()), model.tries()))
                .toList();
    }

    private Headline of(Entry entry, Attempt attempt) {
        Map<Integer, List<Attempt>> failed = entry.attempts().stream()
                .filter(other -> other.outcome().failure() != null)
                .collect(Collectors.groupingBy(other -> other.origin().position(), TreeMap::new, Collectors.toList()));
        List<String> before = failed.entrySet().stream()
                .filter(model -> model.getKey() < attempt.origin().position())
                .map(model -> gaveWay(
                        brief(model.getValue().getLast()), model.getValue().size()))
                .toList();
        long tries = entry.attempts().stream()
                .filter(other -> other.origin().position() == attempt.origin().position())
                .count();
        String first = failed.getOrDefault(attempt.origin().position(), List.of()).stream()
                .findFirst()
                .map(this::brief)
                .orElse("");
        Phase phase = phase(entry);
        String why = why(attempt, before);
        return headline(phase, attempt.model(), attempt.origin().position(), tried(why, phase, tries, first));
    }

    /// A model without a key or with a pause was not asked, so the ledger has no row of it.
    private String why(Attempt attempt, List<String> before) {
        if (attempt.origin().position() == 0) {
            return answers.reason(attempt.origin().reason(), attempt.task());
        }
        return before.isEmpty() ? words.get("chat.why.unasked") : words.get("chat.why.because", chain(before));
    }

    private static Phase phase(Entry entry) {
        boolean failed = entry.message().state() == State.FAILED || entry.text().isBlank();
        return failed ? Phase.FAILED : Phase.ANSWERED;
    }

    private Headline headline(Phase phase, ModelId model, int place, String why) {
        return new Headline(place == 0 ? "" : words.get(phase.key), naming.model(model), place, why);
    }

    private String tried(String why, Phase phase, long tries, String first) {
        if (tries < 2) {
            return why;
        }
        return switch (phase) {
            case ASKING -> words.get("chat.why.try", why, tries);
            case ANSWERED -> words.get("chat.why.tries", why, tries, first);
            case FAILED -> words.get("chat.why.triesFailed", why, tries);
        };
    }

    private String gaveWay(String why, int tries) {
        return tries < 2 ? why : words.get("chat.why.gaveWay", why, tries);
    }

    private String chain(List<String> reasons) {
        return reasons.stream()
                .reduce((one, other) -> words.get("chat.why.and", one, other))
                .orElse("");
    }

    private String brief(ChatFailure failure) {
        return errors.brief(failure, naming::provider);
    }

    /// The ledger keeps the kind of failure and the status, not the provider's words.
    private String brief(Attempt failed) {
        FailureKind kind = failed.outcome().failure() == null
                ? FailureKind.SERVER
                : failed.outcome().failure();
        return brief(new ChatFailure.Provider(
                kind,
                failed.model().provider(),
                failed.model().name(),
                naming.host(failed.model().provider()),
                failed.outcome().httpStatus(),
                "",
                null,
                null,
                failed.outcome().retryAfter(),
                "",
                failed.outcome().providerRequestId()));
    }
}
