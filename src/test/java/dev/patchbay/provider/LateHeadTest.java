package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.FaultServer.Fault;
import dev.patchbay.testing.Faults;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LateHeadTest {
    private static final int TRIES = 2000;
    private static final int LIMITS = 20;

    /// The limits lie around the time in which the head comes, so that some ring in the very moment.
    @Test
    void aHeadThatComesAsItsTimeRunsOutLeavesNoSocketOpen() throws Exception {
        Fault begins = line -> {
            Faults.begin(line, "Hi");
            line.hang();
        };
        var callers = new ArrayList<Calls>();
        try (var server = new FaultServer(() -> begins, false)) {
            for (int i = 1; i <= LIMITS; i++) {
                callers.add(Calls.to(server.baseUrl(), Limits.DEFAULT.firstByte(Duration.ofNanos(i * 100_000L))));
            }
            for (int i = 0; i < TRIES; i++) {
                leaveAtTheFirstWord(callers.get(i % LIMITS));
            }
            callers.add(Calls.to(server.baseUrl()));
            leaveAtTheFirstWord(callers.getLast()); // behind all others in the queue: they have been accepted by now

            for (int i = server.accepted(); i > 0; i--) {
                assertThat(server.clientLeft()).as("%d are open", server.open()).isTrue();
            }
        } finally {
            callers.forEach(Calls::close);
        }
    }

    private static void leaveAtTheFirstWord(Calls calls) {
        var cancel = new Cancellation();
        calls.failure(true, cancel, any -> cancel.cancel());
    }
}
