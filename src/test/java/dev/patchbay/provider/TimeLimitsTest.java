package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.FaultServer.Fault;
import dev.patchbay.testing.FaultServer.Line;
import dev.patchbay.testing.Faults;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class TimeLimitsTest {
    private static final Duration SOON = Duration.ofMillis(1500);

    /// Linux drops what comes to a full queue, as a lost network does; other systems refuse it.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aConnectionThatDoesNotComeAboutIsGivenUp() throws IOException {
        try (var full = new FullQueue();
                var calls = Calls.to(full.baseUrl(), Limits.DEFAULT.connect(SOON))) {
            ChatFailure.Provider failure = calls.failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.CONNECT);
            assertThat(Calls.words(failure))
                    .isEqualTo("Nothing answers at 127.0.0.1:" + full.baseUrl().getPort()
                            + ": no connection within 1500 ms.");
        }
    }

    @Test
    void anAnswerThatDoesNotBeginIsGivenUpAndTheSocketClosed() throws Exception {
        try (var server = new FaultServer(Line::hang);
                var calls = Calls.to(server.baseUrl(), Limits.DEFAULT.firstByte(SOON))) {
            ChatFailure.Provider failure = calls.failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(Calls.words(failure)).endsWith("did not answer in time: no answer began within 1500 ms.");
            assertThat(server.clientLeft()).isTrue();
        }
    }

    @Test
    void silenceBetweenTwoEventsEndsTheStreamAndTheSocket() throws Exception {
        Fault silent = line -> {
            Faults.begin(line, "Hi");
            line.hang();
        };
        try (var server = new FaultServer(silent);
                var calls = Calls.to(server.baseUrl(), Limits.DEFAULT.silence(SOON))) {
            ChatFailure.Provider failure = calls.failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.CUT);
            assertThat(Calls.words(failure)).isEqualTo("The answer was cut: nothing came for 1500 ms.");
            assertThat(server.clientLeft()).isTrue();
        }
    }

    @Test
    void anAnswerThatTricklesForEverIsEndedAtItsLongestTime() throws Exception {
        Fault trickle = line -> {
            Faults.begin(line);
            while (true) {
                line.write(Faults.delta("a"));
                Thread.yield();
            }
        };
        try (var server = new FaultServer(trickle);
                var calls = Calls.to(server.baseUrl(), Limits.DEFAULT.longest(SOON))) {
            ChatFailure.Provider failure = calls.failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.CUT);
            assertThat(Calls.words(failure)).endsWith("the answer was not complete within 1500 ms.");
            assertThat(server.clientLeft()).isTrue();
        }
    }

    /// No limit but the longest time is short enough to ring.
    @Test
    void aServerThatSendsOnlyCommentsIsEndedAtTheLongestTime() throws Exception {
        Fault comments = line -> {
            Faults.begin(line, "");
            while (true) {
                line.write(Faults.chunk(": at work\n\n"));
                Thread.yield();
            }
        };
        try (var server = new FaultServer(comments);
                var calls = Calls.to(
                        server.baseUrl(),
                        Limits.DEFAULT.silence(Duration.ofHours(1)).longest(SOON))) {
            ChatFailure.Provider failure = calls.failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(Calls.words(failure)).endsWith("the answer was not complete within 1500 ms.");
            assertThat(server.clientLeft()).isTrue();
        }
    }

    /// The comments go on for longer than the server may be silent, and never stop for as long.
    @Test
    void commentsAreNoSilence() throws Exception {
        Duration silence = Duration.ofSeconds(3);
        Fault comments = line -> {
            Faults.begin(line, "H");
            long end = System.nanoTime() + silence.multipliedBy(4).dividedBy(3).toNanos();
            while (System.nanoTime() < end) {
                line.write(Faults.chunk(": at work\n\n"));
                Thread.yield();
            }
            line.write(Faults.delta("i"));
            Faults.end(line);
        };
        try (var server = new FaultServer(comments);
                var calls = Calls.to(server.baseUrl(), Limits.DEFAULT.silence(silence))) {
            assertThat(calls.ask().text()).isEqualTo("Hi");
        }
    }

    @Test
    void anAnswerInOnePieceHasOneLimitForAllOfIt() throws Exception {
        Fault half = line -> {
            line.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"choices\":");
            line.hang();
        };
        try (var server = new FaultServer(half);
                var calls = Calls.to(server.baseUrl(), Limits.DEFAULT.whole(SOON))) {
            ChatFailure.Provider failure = calls.failure(false, new Cancellation(), any -> {});

            assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(Calls.words(failure)).endsWith("the answer was not complete within 1500 ms.");
            assertThat(server.clientLeft()).isTrue();
        }
    }

    /// The other limits are longer than the test may take.
    @Test
    void anErrorWhoseBodyHangsIsWhatItsHeadSaysBeforeAnyOtherLimit() throws Exception {
        Fault half = line -> {
            line.write("HTTP/1.1 429 Slow\r\nRetry-After: 20\r\nContent-Length: 500\r\n\r\nSlower, pl");
            line.hang();
        };
        try (var server = new FaultServer(half);
                var calls = Calls.to(server.baseUrl(), Limits.DEFAULT.refusal(SOON))) {
            ChatFailure.Provider failure = calls.failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(failure.status()).isEqualTo(429);
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(20));
            assertThat(failure.message()).isEqualTo("Slower, pl");
            assertThat(server.clientLeft()).isTrue();
        }
    }

    @Test
    void timesAreSaidAsPeopleSayThem() {
        assertThat(Patience.words(Duration.ofSeconds(120))).isEqualTo("120 s");
        assertThat(Patience.words(Duration.ofMinutes(60))).isEqualTo("60 min");
        assertThat(Patience.words(Duration.ofMillis(1500))).isEqualTo("1500 ms");
    }
}
