package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.FaultServer.Fault;
import dev.patchbay.testing.FaultServer.Line;
import dev.patchbay.testing.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Seen from the server: its socket is closed, whatever it was doing.
@Timeout(60)
class CancelTest {
    private static final Limits PATIENT = Limits.DEFAULT.connect(Duration.ofMinutes(10));

    private final Cancellation cancel = new Cancellation();

    @Test
    void aRequestThatWasCancelledBeforehandEndsAtOnce() {
        try (var server = new FaultServer(Line::hang);
                var calls = Calls.to(server.baseUrl())) {
            cancel.cancel();

            assertThat(calls.failure(true, cancel, any -> {}).kind()).isEqualTo(FailureKind.CUT);
        }
    }

    /// Linux drops what comes to a full queue, as a lost network does; other systems refuse it.
    @Test
    @EnabledOnOs(OS.LINUX)
    void whileTheConnectionIsBeingMade() throws IOException {
        try (var full = new FullQueue();
                var calls = Calls.to(full.baseUrl(), PATIENT)) {
            Thread.startVirtualThread(cancel::cancel);

            assertThat(calls.failure(true, cancel, any -> {}).kind()).isEqualTo(FailureKind.CUT);
        }
    }

    @Test
    void duringTheTlsHandshake() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var calls = Calls.to(URI.create("https://localhost:" + server.getLocalPort() + "/v1"), PATIENT)) {
            var left = CompletableFuture.supplyAsync(() -> cancelOnceHeard(server));

            assertThat(calls.failure(true, cancel, any -> {}).kind()).isEqualTo(FailureKind.CUT);
            assertThat(left.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// @return true once the client has closed its side
    private boolean cancelOnceHeard(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read();
            cancel.cancel();
            socket.getInputStream().readAllBytes();
            return true;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void whileTheHeadIsWaitedFor() throws Exception {
        Fault hang = line -> {
            cancel.cancel();
            line.hang();
        };
        endsTheSocket(hang, true);
    }

    @Test
    void betweenTheHeadAndTheFirstEvent() throws Exception {
        Fault hang = line -> {
            line.write(Faults.STREAM_HEAD);
            cancel.cancel();
            line.hang();
        };
        endsTheSocket(hang, true);
    }

    @Test
    void inTheMiddleOfAStreamThatHasFallenSilent() throws Exception {
        Fault hang = line -> {
            Faults.begin(line, "Hi");
            line.hang();
        };
        try (var server = new FaultServer(hang);
                var calls = Calls.to(server.baseUrl())) {
            assertThat(calls.failure(true, cancel, any -> cancel.cancel()).kind())
                    .isEqualTo(FailureKind.CUT);
            assertThat(server.clientLeft()).isTrue();
        }
    }

    @Test
    void inTheMiddleOfAnAnswerInOnePiece() throws Exception {
        Fault hang = line -> {
            line.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"choices\":");
            cancel.cancel();
            line.hang();
        };
        endsTheSocket(hang, false);
    }

    @Test
    void inTheMiddleOfAnErrorsBody() throws Exception {
        Fault hang = line -> {
            line.write("HTTP/1.1 500 Oh\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"error\":");
            cancel.cancel();
            line.hang();
        };
        endsTheSocket(hang, true);
    }

    private void endsTheSocket(Fault fault, boolean stream) throws InterruptedException {
        try (var server = new FaultServer(fault);
                var calls = Calls.to(server.baseUrl())) {
            assertThat(calls.failure(stream, cancel, any -> {}).kind()).isEqualTo(FailureKind.CUT);
            assertThat(server.clientLeft()).isTrue();
        }
    }
}
