package dev.patchbay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.routing.Step.Way;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
    private static final ProviderId OPENAI = new ProviderId("openai");

    private final RetryPolicy policy = RetryPolicy.standard();

    @ParameterizedTest
    @CsvSource({
        "KEY_REJECTED, ANOTHER_PROVIDER",
        "QUOTA, ANOTHER_MODEL",
        "RATE_LIMITED, AGAIN",
        "SERVER, AGAIN",
        "CONNECT, AGAIN",
        "NETWORK, AGAIN",
        "TIMEOUT, ANOTHER_MODEL",
        "DNS, ANOTHER_MODEL",
        "TLS, ANOTHER_MODEL",
        "PROXY, ANOTHER_MODEL",
        "UNKNOWN_MODEL, ANOTHER_MODEL",
        "NOT_FOUND, ANOTHER_MODEL",
        "BAD_REPLY, ANOTHER_MODEL",
        "CONTEXT_TOO_LONG, LARGER_WINDOW",
        "REFUSED, ASK_THE_USER",
        "BAD_REQUEST, GIVE_UP",
        "CUT, GIVE_UP",
        "MID_STREAM, GIVE_UP",
        "EMPTY, GIVE_UP",
        "TOO_LARGE, GIVE_UP"
    })
    void eachFailureHasItsWay(FailureKind kind, Way way) {
        assertThat(after(failure(kind, null, null), 1).way()).isEqualTo(way);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"RATE_LIMITED", "SERVER", "CONNECT", "NETWORK"})
    void oneModelIsAskedThreeTimesAtMost(FailureKind kind) {
        assertThat(after(failure(kind, null, null), 2).way()).isEqualTo(Way.AGAIN);
        assertThat(after(failure(kind, null, null), 3).way()).isEqualTo(Way.ANOTHER_MODEL);
    }

    @Test
    void waitsAreSpreadFromHalfASecondToTwoAndThenToEight() {
        var many = new RetryPolicy(
                3, policy.shortest(), policy.longest(), policy.patience(), policy.deadline(), new Random(7));
        List<Duration> first = waits(many, 1);
        List<Duration> second = waits(many, 2);

        assertThat(first).allMatch(wait -> between(wait, 500, 2000));
        assertThat(second).allMatch(wait -> between(wait, 500, 8000));
        assertThat(first).anyMatch(wait -> between(wait, 500, 700)).anyMatch(wait -> between(wait, 1800, 2000));
        assertThat(second).anyMatch(wait -> between(wait, 500, 1000)).anyMatch(wait -> between(wait, 7500, 8000));
    }

    @Test
    void aProviderThatNamesAWaitIsTakenAtItsWord() {
        Duration wait = after(failure(FailureKind.RATE_LIMITED, Duration.ofSeconds(7), null), 1)
                .delay();

        assertThat(between(wait, 7000, 7500)).as("%s", wait).isTrue();
        assertThat(after(failure(FailureKind.SERVER, Duration.ofSeconds(30), null), 1))
                .isEqualTo(new Step(Way.AGAIN, Duration.ofSeconds(30)));
    }

    @Test
    void whoWasLimitedWithOthersDoesNotComeBackWithThemNorAtOnce() {
        List<Duration> waits = IntStream.range(0, 200)
                .mapToObj(i -> after(failure(FailureKind.RATE_LIMITED, Duration.ofSeconds(7), null), 1)
                        .delay())
                .distinct()
                .toList();
        Duration atOnce =
                after(failure(FailureKind.RATE_LIMITED, Duration.ZERO, null), 1).delay();

        assertThat(waits).hasSizeGreaterThan(50);
        assertThat(between(atOnce, 500, 2000)).as("%s", atOnce).isTrue();
    }

    @Test
    void aWaitOfOverAMinuteIsNotWaitedFor() {
        assertThat(after(failure(FailureKind.RATE_LIMITED, Duration.ofSeconds(60), null), 1)
                        .way())
                .isEqualTo(Way.AGAIN);
        assertThat(after(failure(FailureKind.RATE_LIMITED, Duration.ofSeconds(61), null), 1)
                        .way())
                .isEqualTo(Way.ANOTHER_MODEL);
    }

    @Test
    void whatTheProviderSaysIsHopelessIsNotTriedAgain() {
        assertThat(after(failure(FailureKind.SERVER, null, false), 1).way()).isEqualTo(Way.ANOTHER_MODEL);
        assertThat(after(failure(FailureKind.SERVER, null, true), 1).way()).isEqualTo(Way.AGAIN);
    }

    @Test
    void theDeadlineOfTheQuestionEndsEverything() {
        ChatFailure slow = failure(FailureKind.SERVER, Duration.ofSeconds(30), null);

        assertThat(policy.after(slow, 1, Duration.ofSeconds(269)).way()).isEqualTo(Way.AGAIN);
        assertThat(policy.after(slow, 1, Duration.ofSeconds(271)).way()).isEqualTo(Way.ANOTHER_MODEL);
        assertThat(policy.after(slow, 1, Duration.ofSeconds(301)).way()).isEqualTo(Way.GIVE_UP);
    }

    private Step after(ChatFailure failure, int tried) {
        return policy.after(failure, tried, Duration.ZERO);
    }

    private static List<Duration> waits(RetryPolicy policy, int tried) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> policy.after(failure(FailureKind.SERVER, null, null), tried, Duration.ZERO)
                        .delay())
                .toList();
    }

    private static boolean between(Duration wait, long from, long to) {
        return wait.toMillis() >= from && wait.toMillis() <= to;
    }

    private static ChatFailure.Provider failure(
            FailureKind kind, @Nullable Duration retryAfter, @Nullable Boolean shouldRetry) {
        return new ChatFailure.Provider(
                        kind, OPENAI, "gpt-4o", "api.openai.com", 0, "", null, null, retryAfter, "", null)
                .withShouldRetry(shouldRetry);
    }
}
