package dev.patchbay.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Circuit;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Pause;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.store.CircuitStore;
import dev.patchbay.store.Database;
import dev.patchbay.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitBreakerTest {
    private static final ProviderId OPENAI = new ProviderId("openai");
    private static final Circuit GPT = new Circuit(new ModelId(OPENAI, "gpt-4o"), "openai");
    private static final Circuit MINI = new Circuit(new ModelId(OPENAI, "gpt-4o-mini"), "openai");
    private static final Circuit OTHER_KEY = new Circuit(new ModelId(OPENAI, "gpt-4o"), "openai@work");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private Database database;
    private CircuitBreaker breaker;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("patchbay"));
        breaker = new CircuitBreaker(new CircuitStore(database), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void threeFailuresInARowPauseThatModelWithThatKeyForHalfAMinute() throws Exception {
        fail(GPT, FailureKind.SERVER);
        fail(GPT, FailureKind.TIMEOUT);
        assertThat(breaker.paused(GPT)).isEmpty();
        fail(GPT, FailureKind.CONNECT);

        assertThat(refused(GPT))
                .isEqualTo(
                        new Pause(GPT, clock.instant().plusSeconds(30), Duration.ofSeconds(30), FailureKind.CONNECT));
        assertThat(breaker.pauses(OPENAI)).hasSize(1);
        breaker.admit(MINI).close();
        breaker.admit(OTHER_KEY).close();
    }

    @Test
    void moreThanHalfOfAtLeastFourWithinAMinutePauseTooThoughNeverThreeInARow() throws Exception {
        fail(GPT, FailureKind.SERVER);
        fail(GPT, FailureKind.SERVER);
        succeed(GPT);
        assertThat(breaker.paused(GPT)).isEmpty();

        fail(GPT, FailureKind.SERVER);

        assertThat(breaker.paused(GPT)).isPresent();
    }

    @Test
    void failuresOfOverAMinuteAgoAreNotCounted() throws Exception {
        fail(GPT, FailureKind.SERVER);
        fail(GPT, FailureKind.SERVER);
        succeed(GPT);
        clock.forward(Duration.ofSeconds(61));

        fail(GPT, FailureKind.SERVER);

        assertThat(breaker.paused(GPT)).isEmpty();
    }

    @Test
    void afterThePauseOneRequestIsTheProbeAndASuccessEndsIt() throws Exception {
        pause(GPT);
        clock.forward(Duration.ofSeconds(30));

        try (var probe = breaker.admit(GPT)) {
            assertThat(refused(GPT).why()).isEqualTo(FailureKind.SERVER);
            probe.succeeded();
        }

        breaker.admit(GPT).close();
        breaker.admit(GPT).close();
        assertThat(new CircuitStore(database).all()).isEmpty();
    }

    @Test
    void aProbeThatWasStoppedIsGivenBack() throws Exception {
        pause(GPT);
        clock.forward(Duration.ofSeconds(30));

        breaker.admit(GPT).close();

        breaker.admit(GPT).close();
    }

    @Test
    void eachProbeThatFailsDoublesThePauseUpToTenMinutes() throws Exception {
        pause(GPT);
        for (int seconds : new int[] {60, 120, 240, 480, 600, 600}) {
            clock.forward(Duration.ofMinutes(10));
            fail(GPT, FailureKind.SERVER);
            assertThat(refused(GPT).cooldown()).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void aFailureFromBeforeThePauseDoesNotLengthenIt() throws Exception {
        try (var early = breaker.admit(GPT)) {
            pause(GPT);
            Pause pause = refused(GPT);
            early.failed(failure(FailureKind.SERVER, null));
            assertThat(refused(GPT)).isEqualTo(pause);
        }
    }

    @Test
    void aSuccessFromBeforeThePauseDoesNotEndIt() throws Exception {
        try (var early = breaker.admit(GPT)) {
            fail(GPT, FailureKind.QUOTA);
            early.succeeded();
        }

        assertThat(refused(GPT).why()).isEqualTo(FailureKind.QUOTA);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {
                "KEY_REJECTED",
                "BAD_REQUEST",
                "CONTEXT_TOO_LONG",
                "REFUSED",
                "UNKNOWN_MODEL",
                "NOT_FOUND",
                "EMPTY",
                "DNS",
                "TLS",
                "BAD_REPLY",
                "TOO_LARGE"
            })
    void whatIsNotTheProvidersFaultNeverCounts(FailureKind kind) throws Exception {
        for (int i = 0; i < 10; i++) {
            fail(GPT, kind);
        }

        assertThat(breaker.paused(GPT)).isEmpty();
    }

    @Test
    void anAccountWithoutCreditIsLeftAloneForAnHourAtOnce() throws Exception {
        fail(GPT, FailureKind.QUOTA);

        assertThat(refused(GPT).until()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void aRateLimitThatLastsLongerThanAnybodyWaitsPausesAtOnceAndForAsLong() throws Exception {
        try (var pass = breaker.admit(GPT)) {
            pass.failed(failure(FailureKind.RATE_LIMITED, Duration.ofMinutes(20)));
        }

        assertThat(refused(GPT).until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(20)));
    }

    @Test
    void aRestartDoesNotForgetIt() throws Exception {
        pause(GPT);
        Pause pause = refused(GPT);
        database.close();

        open();

        assertThat(refused(GPT)).isEqualTo(pause);
        clock.forward(Duration.ofSeconds(30));
        fail(GPT, FailureKind.SERVER);
        assertThat(refused(GPT).cooldown()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void tryNowEndsIt() throws Exception {
        pause(GPT);
        pause(MINI);

        breaker.reset(GPT.model());

        assertThat(breaker.paused(GPT)).isEmpty();
        assertThat(refused(MINI)).isNotNull();
        assertThat(new CircuitStore(database).all()).hasSize(1);
    }

    @Test
    void anotherKeyEndsAllPausesOfItsProviderEvenBeforeTheDatabaseWasOpened() throws Exception {
        pause(GPT);
        pause(MINI);
        database.close();
        open();

        breaker.reset(OPENAI);

        assertThat(breaker.pauses(OPENAI)).isEmpty();
        assertThat(new CircuitStore(database).all()).isEmpty();
    }

    private void pause(Circuit circuit) throws ChatException {
        for (int i = 0; i < 3; i++) {
            fail(circuit, FailureKind.SERVER);
        }
    }

    private void fail(Circuit circuit, FailureKind kind) throws ChatException {
        try (var pass = breaker.admit(circuit)) {
            pass.failed(failure(kind, null));
        }
    }

    private void succeed(Circuit circuit) throws ChatException {
        try (var pass = breaker.admit(circuit)) {
            pass.succeeded();
        }
    }

    private Pause refused(Circuit circuit) {
        var refusal = catchThrowableOfType(ChatException.class, () -> breaker.admit(circuit));
        return ((ChatFailure.Paused) refusal.failure()).pause();
    }

    private static ChatFailure failure(FailureKind kind, @Nullable Duration retryAfter) {
        return new ChatFailure.Provider(
                kind, OPENAI, "gpt-4o", "api.openai.com", 0, "", null, null, retryAfter, "", null);
    }
}
