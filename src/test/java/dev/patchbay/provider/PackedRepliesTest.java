package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.FaultServer.Fault;
import dev.patchbay.testing.Faults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What says of itself that it is packed, and is or is not.
@Timeout(60)
class PackedRepliesTest {
    private static final String PACKED = "Content-Encoding: gzip\r\n";

    @Test
    void aRejectedKeyWithAnEmptyBodyIsStillARejectedKey() {
        ChatFailure.Provider failure = failure(Faults.reply("401 No", PACKED, ""));

        assertThat(failure.kind()).isEqualTo(FailureKind.KEY_REJECTED);
        assertThat(failure.status()).isEqualTo(401);
    }

    @Test
    void anErrorThatIsNotPackedAfterAllIsReadAsItIs() {
        ChatFailure.Provider failure = failure(Faults.reply(
                "429 Slow", PACKED + "Retry-After: 20\r\n", "{\"error\":{\"message\":\"Slower, please\"}}"));

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.message()).isEqualTo("Slower, please");
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
    void aPackedStreamIsRead(String name) throws Exception {
        byte[] body = packed(Faults.wholeBody("Hi"));
        try (var server = new FaultServer(reply("Content-Encoding: " + name + "\r\n", body));
                var calls = Calls.to(server.baseUrl())) {
            assertThat(calls.ask().text()).isEqualTo("Hi");
        }
    }

    @Test
    void anAnswerThatOnlySaysThatItIsPackedIsRead() throws ChatException {
        try (var server = new FaultServer(Faults.reply("200 OK", PACKED, Faults.wholeBody("Hi")));
                var calls = Calls.to(server.baseUrl())) {
            assertThat(calls.ask().text()).isEqualTo("Hi");
        }
    }

    @Test
    void whatCannotBeUnpackedIsABadReplyAndNotTheNetwork() throws IOException {
        byte[] body = packed(Faults.wholeBody("Hi"));
        Arrays.fill(body, 10, body.length, (byte) 0xff);

        assertThat(failure(reply(PACKED, body)).kind()).isEqualTo(FailureKind.BAD_REPLY);
    }

    private static ChatFailure.Provider failure(Fault fault) {
        try (var server = new FaultServer(fault);
                var calls = Calls.to(server.baseUrl())) {
            return calls.failure();
        }
    }

    private static Fault reply(String headers, byte[] body) {
        return line -> {
            line.write("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n");
            line.socket().getOutputStream().write(body);
        };
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
