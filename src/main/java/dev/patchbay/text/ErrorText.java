package dev.patchbay.text;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.CapWarning;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Pause;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts failures into the user's words. Immutable; safe for use by several threads.
public final class ErrorText {
    private final Words words;

    public ErrorText(Words words) {
        this.words = words;
    }

    /// @param names how a provider is called
    public Problem of(ChatFailure failure, Function<ProviderId, String> names) {
        return switch (failure) {
            case ChatFailure.Provider provider -> ofProvider(provider, names);
            case ChatFailure.Paused(var pause) -> say("failure.paused", "", arguments(pause, names));
            case ChatFailure.NoKey(var providers) ->
                say(
                        "failure.noKey",
                        "",
                        providers.stream().map(names).collect(Collectors.joining(", ")),
                        providers.size(),
                        providers.getFirst().value());
            case ChatFailure.Keychain(var provider, var store, var message) ->
                say("failure.keychain", message, names.apply(provider), store);
            case ChatFailure.OverBudget over -> ofBudget(over, names);
            case ChatFailure.UnpricedUnderBudget(var model) ->
                say("failure.unpriced", "", model.name(), names.apply(model.provider()));
            case ChatFailure.Storage(var message) -> say("failure.storage", message);
            case ChatFailure.UnknownProvider(var name) -> say("failure.unknownProvider", "", name);
            case ChatFailure.Internal(var message) -> say("failure.internal", message);
        };
    }

    public Problem of(StorageException failure) {
        String key = "failure.storage." + lower(failure.kind());
        return new Problem(failure.getMessage(), words.get(key + ".action"), innermost(failure));
    }

    /// The outer ones name the statement and what was to be written.
    private static String innermost(StorageException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String said = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return cause == failure || failure.kind() == StorageException.Kind.OTHER
                ? ""
                : cause.getClass().getSimpleName() + said;
    }

    /// A failure in a few words, for the line above an answer: "OpenAI refused the key (401)".
    public String brief(ChatFailure failure, Function<ProviderId, String> names) {
        return switch (failure) {
            case ChatFailure.Provider p -> words.get("failure." + lower(p.kind()) + ".brief", arguments(p, names));
            case ChatFailure.Paused(var pause) -> words.get("failure.paused.brief", arguments(pause, names));
            case ChatFailure.NoKey(var providers) ->
                words.get("failure.noKey.brief", names.apply(providers.getFirst()));
            default -> of(failure, names).cause();
        };
    }

    /// As [#brief], without the status: for a line that is gone in a moment.
    public String plain(ChatFailure failure, Function<ProviderId, String> names) {
        return failure instanceof ChatFailure.Provider p ? brief(p.withStatus(0), names) : brief(failure, names);
    }

    private Problem ofProvider(ChatFailure.Provider failure, Function<ProviderId, String> names) {
        String key = "failure." + lower(failure.kind());
        Object[] arguments = arguments(failure, names);
        return new Problem(words.get(key + ".cause", arguments), words.get(key + ".action", arguments), failure.raw());
    }

    private Object[] arguments(ChatFailure.Provider failure, Function<ProviderId, String> names) {
        return new Object[] {
            names.apply(failure.provider()),
            status(failure),
            failure.model() == null ? "" : failure.model(),
            failure.host(),
            failure.message().isBlank()
                    ? withoutWords(failure)
                    : failure.message().strip(),
            wait(failure),
            failure.provider().value()
        };
    }

    private Object[] arguments(Pause pause, Function<ProviderId, String> names) {
        ModelId model = pause.circuit().model();
        return new Object[] {
            model.name(), names.apply(model.provider()), Figures.moment(pause.until(), Instant.now()), whyPaused(pause)
        };
    }

    /// In a few words: "rate-limited".
    public String whyPaused(Pause pause) {
        return switch (pause.why()) {
            case QUOTA, RATE_LIMITED -> words.get("failure.paused.why." + lower(pause.why()));
            default -> words.get("failure.paused.why.other");
        };
    }

    private String withoutWords(ChatFailure.Provider failure) {
        return switch (failure.kind()) {
            case CUT -> words.get("failure.cut.noWords", failure.host());
            case NETWORK -> words.get("failure.network.noWords");
            default -> words.get("failure.noWords");
        };
    }

    private Problem ofBudget(ChatFailure.OverBudget over, Function<ProviderId, String> names) {
        BudgetState cap = over.cap();
        Budget budget = cap.budget();
        ChatFailure.OverBudget.Cheaper cheaper = over.cheaper();
        Object[] arguments = {
            words.get("period." + lower(budget.period())),
            Figures.cap(budget.capUsd()),
            Figures.answer(cap.spent()),
            cap.held().signum() == 0 ? "" : words.get("failure.budget.held", Figures.answer(cap.held())),
            Figures.answer(over.worst()),
            over.model().name(),
            Figures.answer(cap.left()),
            over.fitting(),
            scope(budget.scope(), names),
            cheaper == null ? "" : cheaper.model().name(),
            cheaper == null ? "" : names.apply(cheaper.model().provider()),
            cheaper == null ? "" : Figures.answer(cheaper.worst()),
            cheaper == null ? "" : cheaper.model().toString()
        };
        var ways = new ArrayList<String>();
        if (over.fitting() > 0) {
            ways.add("failure.budget.smaller");
        }
        if (cheaper != null) {
            ways.add("failure.budget.cheaper");
        }
        ways.add("failure.budget.action");
        String action = ways.stream().map(key -> words.get(key, arguments)).collect(Collectors.joining(" "));
        return new Problem(words.get("failure.budget.cause", arguments), action, "");
    }

    /// "80% of the $5.00 cap per day for OpenAI is spent: $4.0100."
    public String warning(CapWarning warning, Function<ProviderId, String> names) {
        Budget budget = warning.state().budget();
        return words.get(
                warning.percent() == 100 ? "warning.cap.all" : "warning.cap",
                warning.percent(),
                Figures.cap(budget.capUsd()),
                words.get("period." + lower(budget.period())),
                scope(budget.scope(), names),
                Figures.answer(warning.state().spent()));
    }

    /// What a cap counts, as it goes on after "the cap per day": " for OpenAI"; "" for everything.
    public String scope(Scope scope, Function<ProviderId, String> names) {
        return switch (scope) {
            case Scope.Everything _ -> "";
            case Scope.OfProfile _ -> words.get("scope.for.profile");
            case Scope.OfProvider(var provider) -> words.get("scope.for", names.apply(provider));
            case Scope.OfTask(var task) -> words.get("scope.for.task", words.task(task));
        };
    }

    private Problem say(String key, String raw, Object... arguments) {
        return new Problem(words.get(key + ".cause", arguments), words.get(key + ".action", arguments), raw);
    }

    private String wait(ChatFailure.Provider failure) {
        Duration wait = failure.retryAfter();
        return wait == null || wait.isZero() || failure.kind() != FailureKind.RATE_LIMITED
                ? words.get("failure.waitUnknown")
                : words.get("failure.wait", Figures.duration(wait));
    }

    private static String status(ChatFailure.Provider failure) {
        return failure.status() == 0 ? "" : " (" + failure.status() + ")";
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
