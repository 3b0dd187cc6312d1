package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.FaultServer.Fault;
import dev.patchbay.testing.Faults;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An answer that said its finish is whole, however its connection ends.
@Timeout(60)
class UntidyEndTest {
    private static final String FINISH =
            Faults.event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}");

    @Test
    void aConnectionThatStaysOpenAfterTheEndIsNotWaitedForLong() throws Exception {
        Fault open = line -> {
            Faults.begin(line, "Hi");
            line.write(FINISH);
            line.hang();
        };
        try (var server = new FaultServer(open);
                var calls = Calls.to(server.baseUrl(), Limits.DEFAULT.rest(Duration.ofMillis(300)))) {
            assertWhole(calls.ask());
            assertThat(server.clientLeft()).isTrue();
        }
    }

    @Test
    void aConnectionThatBreaksAfterTheEndBreaksNothing() throws Exception {
        Fault broken = line -> {
            Faults.begin(line);
            line.write(FINISH + Faults.delta("Hi"));
            line.awaitGoOn();
            line.reset();
        };
        try (var server = new FaultServer(broken);
                var calls = Calls.to(server.baseUrl())) {
            assertWhole(calls.ask(true, new Cancellation(), seen -> server.goOn()));
        }
    }

    private static void assertWhole(ChatResult result) {
        assertThat(result.text()).isEqualTo("Hi");
        assertThat(result.rawFinish()).isEqualTo("stop");
        assertThat(result.usage().output()).isEqualTo(5);
    }
}
