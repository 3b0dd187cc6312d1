package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.FaultServer.Fault;
import dev.patchbay.testing.FaultServer.Line;
import dev.patchbay.testing.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// From Stop to the moment at which the server sees its socket closed, into `target/cancel.txt`; the time is recorded,
/// not asserted.
@Timeout(120)
class CancelTimesTest {
    private static final int ROUNDS = 200;

    @Test
    void stopIsTimed() throws Exception {
        String rows = "| stopped | median | slowest |\n|---|---|---|\n"
                + row("before the head", line -> {})
                + row("in the middle of a stream", line -> Faults.begin(line, "Hi"));
        Files.writeString(Path.of("target", "cancel.txt"), rows);
    }

    private static String row(String name, Fault before) throws Exception {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            nanos[i] = once(before);
        }
        Arrays.sort(nanos);
        return "| %s | %.1f ms | %.1f ms |%n".formatted(name, nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS - 1] / 1e6);
    }

    private static long once(Fault before) throws Exception {
        var cancel = new Cancellation();
        var pressed = new AtomicLong();
        var seen = new AtomicLong();
        Fault fault = line -> {
            before.play(line);
            Thread.startVirtualThread(() -> {
                pressed.set(System.nanoTime());
                cancel.cancel();
            });
            hang(line, seen);
        };
        try (var server = new FaultServer(fault);
                var calls = Calls.to(server.baseUrl())) {
            assertThat(calls.failure(true, cancel, any -> {}).kind()).isEqualTo(FailureKind.CUT);
            assertThat(server.clientLeft()).isTrue();
            return seen.get() - pressed.get();
        }
    }

    private static void hang(Line line, AtomicLong seen) throws IOException {
        try {
            line.hang();
        } finally {
            seen.set(System.nanoTime());
        }
    }
}
