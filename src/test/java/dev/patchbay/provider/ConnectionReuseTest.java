package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.FaultServer.Fault;
import dev.patchbay.testing.Faults;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionReuseTest {
    private static final Fault MODELS =
            Faults.reply("200 OK", "Content-Type: application/json\r\n", "{\"data\":[{\"id\":\"one\"}]}");

    @Test
    void oneConnectionServesOnePlainRequestAfterTheOther() throws ChatException {
        try (var server = new FaultServer(MODELS);
                var calls = Calls.to(server.baseUrl())) {
            for (int i = 0; i < 5; i++) {
                assertThat(calls.models()).containsExactly("one");
            }

            assertThat(server.requests()).hasSize(5);
            assertThat(server.accepted()).isOne();
        }
    }

    @Test
    void aConnectionIsUsedAgainAfterAnErrorWithABody() {
        try (var server = new FaultServer(Faults.error(503, "overloaded"));
                var calls = Calls.to(server.baseUrl())) {
            for (int i = 0; i < 5; i++) {
                assertThat(calls.failure().kind()).isEqualTo(FailureKind.SERVER);
            }

            assertThat(server.accepted()).isOne();
        }
    }

    /// The reader leaves at `[DONE]`; the end of the body comes only after it.
    @Test
    void aConnectionIsUsedAgainAfterAStreamThatEndsLate() throws Exception {
        var answered = new AtomicInteger();
        var firstRead = new CountDownLatch(1);
        Fault late = line -> {
            Faults.begin(line, "Hi");
            line.write(Faults.event("[DONE]"));
            if (answered.getAndIncrement() == 0) {
                await(firstRead);
            }
            line.write(Faults.LAST_CHUNK);
        };
        try (var server = new FaultServer(late);
                var calls = Calls.to(server.baseUrl())) {
            calls.ask();
            firstRead.countDown();
            // The end is under way: whoever comes too early for it gets a connection of their own, once.
            for (int i = 0; i < 5; i++) {
                assertThat(calls.ask().text()).isEqualTo("Hi");
            }

            assertThat(server.requests()).hasSize(6);
            assertThat(server.accepted()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aConnectionWhoseStreamGoesOnAfterItsEndIsGivenUp() throws Exception {
        Fault endless = line -> {
            Faults.begin(line, "Hi");
            line.write(Faults.event("[DONE]"));
            while (true) {
                line.write(Faults.chunk(": still here\n\n".repeat(100)));
            }
        };
        try (var server = new FaultServer(endless);
                var calls = Calls.to(server.baseUrl())) {
            assertThat(calls.ask().text()).isEqualTo("Hi");

            assertThat(server.clientLeft()).isTrue();
        }
    }

    @Test
    void aConnectionThatStaysOpenAndSilentAfterTheEndIsGivenUp() throws Exception {
        Fault silent = line -> {
            Faults.begin(line, "Hi");
            line.write(Faults.event("[DONE]"));
            line.hang();
        };
        try (var server = new FaultServer(silent);
                var calls = Calls.to(server.baseUrl())) {
            assertThat(calls.ask().text()).isEqualTo("Hi");

            assertThat(server.clientLeft()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
