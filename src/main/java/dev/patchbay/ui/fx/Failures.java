package dev.patchbay.ui.fx;

import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.SecretException;
import dev.patchbay.domain.StorageException;
import dev.patchbay.text.ErrorText;
import dev.patchbay.text.Problem;
import dev.patchbay.text.Words;
import java.util.function.Function;
import java.util.function.Predicate;

/// Whatever a background task threw, in the user's words.
public final class Failures {
    private final Words words;
    private final ErrorText errors;
    private final Function<ProviderId, String> names;
    private final Predicate<Exception> claimed;

    /// @param names how a provider is called
    public Failures(Words words, ErrorText errors, Function<ProviderId, String> names) {
        this(words, errors, names, failure -> false);
    }

    private Failures(Words words, ErrorText errors, Function<ProviderId, String> names, Predicate<Exception> claimed) {
        this.words = words;
        this.errors = errors;
        this.names = names;
        this.claimed = claimed;
    }

    public static Failures of(UiContext context) {
        return new Failures(context.words(), context.errors(), id -> name(context, id), context.navigator()::claims);
    }

    /// Whether a panel is to say this itself; see [Navigator#claims]. Ask once for each failure.
    public boolean ownWord(Exception failure) {
        return !claimed.test(failure);
    }

    public Problem problem(ChatFailure failure) {
        return errors.of(failure, names);
    }

    public Problem problem(Exception failure) {
        return switch (failure) {
            case ChatException chat -> problem(chat.failure());
            case StorageException storage -> errors.of(storage);
            case SecretException secret ->
                new Problem(words.get("failure.secret.cause"), words.get("failure.secret.action"), message(secret));
            default -> problem(new ChatFailure.Internal(message(failure)));
        };
    }

    public Banner banner(Exception failure) {
        return new Banner(words, Banner.Tone.DANGER, problem(failure));
    }

    public Banner banner(ChatFailure failure) {
        return new Banner(words, Banner.Tone.DANGER, problem(failure));
    }

    private static String name(UiContext context, ProviderId id) {
        return context.core().providers().find(id).map(p -> p.name()).orElse(id.value());
    }

    private static String message(Exception failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
