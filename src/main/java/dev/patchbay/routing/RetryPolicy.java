package dev.patchbay.routing;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.routing.Step.Way;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What is done about a failure, as long as nothing of an answer was seen; after that, nothing is repeated.
/// Immutable; as safe for use by several threads as `random` is.
///
/// @param tries    how often one model is asked at most
/// @param shortest wait that is chosen at random where the provider names none
/// @param longest  such wait; the first one is at most a quarter of it
/// @param patience the longest wait a provider may ask for; beyond it another model is asked
/// @param deadline after this time since the question was sent, nothing more is begun; what is under way then
///                 ends by its own limits
public record RetryPolicy(
        int tries, Duration shortest, Duration longest, Duration patience, Duration deadline, RandomGenerator random) {

    private static final int GROWTH = 4;

    /// Two retries with full jitter between 0.5 and 8 s.
    public static RetryPolicy standard() {
        return new RetryPolicy(
                3,
                Duration.ofMillis(500),
                Duration.ofSeconds(8),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                RandomGenerator.getDefault());
    }

    /// @param tried how often this model was asked for this question, this failure included
    /// @param spent since the question was sent
    public Step after(ChatFailure failure, int tried, Duration spent) {
        Step step = step(failure, tried);
        if (step.way() == Way.AGAIN && (tried >= tries || late(spent.plus(step.delay())))) {
            step = Step.of(Way.ANOTHER_MODEL);
        }
        return late(spent) && step.way() != Way.ASK_THE_USER ? Step.GIVE_UP : step;
    }

    private boolean late(Duration spent) {
        return spent.compareTo(deadline) > 0;
    }

    private Step step(ChatFailure failure, int tried) {
        return switch (failure) {
            case ChatFailure.Provider provider -> ofProvider(provider, tried);
            case ChatFailure.Paused paused -> Step.of(Way.ANOTHER_MODEL);
            case ChatFailure.NoKey noKey -> Step.of(Way.ANOTHER_PROVIDER);
            case ChatFailure.UnknownProvider unknown -> Step.of(Way.ANOTHER_PROVIDER);
            default -> Step.GIVE_UP;
        };
    }

    private Step ofProvider(ChatFailure.Provider failure, int tried) {
        return switch (failure.kind()) {
            case RATE_LIMITED, SERVER, CONNECT, NETWORK -> again(failure, tried);
            // What is billed twice is worse than what is not asked again: a silent provider may be at work.
            case TIMEOUT, QUOTA, DNS, TLS, PROXY, UNKNOWN_MODEL, NOT_FOUND, BAD_REPLY -> Step.of(Way.ANOTHER_MODEL);
            case KEY_REJECTED -> Step.of(Way.ANOTHER_PROVIDER);
            case CONTEXT_TOO_LONG -> Step.of(Way.LARGER_WINDOW);
            case REFUSED -> Step.of(Way.ASK_THE_USER);
            case BAD_REQUEST, CUT, MID_STREAM, EMPTY, TOO_LARGE -> Step.GIVE_UP;
        };
    }

    private Step again(ChatFailure.Provider failure, int tried) {
        Duration asked = failure.retryAfter();
        boolean hopeless = Boolean.FALSE.equals(failure.shouldRetry());
        if (hopeless || asked != null && asked.compareTo(patience) > 0) {
            return Step.of(Way.ANOTHER_MODEL);
        }
        return new Step(Way.AGAIN, wait(failure.kind(), asked, tried));
    }

    /// A rate limit ends when the provider says so, but those who were limited together should not come back
    /// together, nor at once. A fault may last longer than the provider thinks.
    private Duration wait(FailureKind kind, @Nullable Duration asked, int tried) {
        Duration random = jitter(tried);
        if (asked == null || asked.compareTo(shortest) < 0) {
            return random;
        }
        return kind == FailureKind.RATE_LIMITED ? asked.plus(upTo(shortest)) : longer(asked, random);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Duration jitter(int tried) {
        Duration most = tried == 1 ? longest.dividedBy(GROWTH) : longest;
        return shortest.plus(upTo(most.minus(shortest)));
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(Math.max(0, most.toMillis()) + 1));
    }
}
