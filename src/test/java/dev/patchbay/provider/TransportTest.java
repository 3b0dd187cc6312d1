package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.Delta;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TransportTest {
    private static final Provider OPENAI = new ProviderCatalog().get("openai");
    private static final String CHUNK =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},\"finish_reason\":null}]}\n\n";
    private static final Limits SMALL = Limits.DEFAULT.maxLine(1 << 16).maxBody(1 << 20);
    private static final Limits HASTY = Limits.DEFAULT
            .check(Duration.ofSeconds(2))
            .firstByte(Duration.ofSeconds(2))
            .silence(Duration.ofSeconds(2));

    @Test
    void aRefusedConnectionNamesHostAndPort() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        ChatFailure.Provider failure = failureAt(URI.create("http://127.0.0.1:" + port + "/v1"));

        assertThat(failure.kind()).isEqualTo(FailureKind.CONNECT);
        assertThat(failure.host()).isEqualTo("127.0.0.1:" + port);
        assertThat(failure.status()).isZero();
    }

    @Test
    void anUnknownHostIsADnsFailure() {
        ChatFailure.Provider failure = failureAt(URI.create("https://nope.invalid/v1"));

        assertThat(failure.kind()).isEqualTo(FailureKind.DNS);
        assertThat(failure.host()).isEqualTo("nope.invalid");
    }

    @Test
    void aPlainServerAddressedWithHttpsIsATlsFailure() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerInPlainHttp(server));

            ChatFailure.Provider failure = failureAt(URI.create("https://127.0.0.1:" + server.getLocalPort() + "/v1"));

            assertThat(failure.kind()).isEqualTo(FailureKind.TLS);
        }
    }

    @Test
    void aRedirectIsReportedAndNeverFollowed() throws IOException {
        var reached = new AtomicInteger();
        try (var target = new LoopbackServer(http -> {
                    reached.incrementAndGet();
                    LoopbackServer.reply(http, 200, "application/json", "{}");
                });
                var server = new LoopbackServer(http -> {
                    http.getResponseHeaders().set("Location", target.baseUrl() + "/chat/completions");
                    LoopbackServer.reply(http, 307, "text/plain", "");
                })) {
            ChatFailure.Provider failure = failureAt(server.baseUrl());

            assertThat(failure.kind()).isEqualTo(FailureKind.BAD_REPLY);
            assertThat(failure.message())
                    .contains("127.0.0.1:" + target.baseUrl().getPort());
            assertThat(reached).hasValue(0);
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        var end = new CountDownLatch(1);
        try (var server = new LoopbackServer(http -> await(end))) {
            assertThat(failure(ask(server.baseUrl(), HASTY, new Cancellation(), any -> {}))
                            .kind())
                    .isEqualTo(FailureKind.TIMEOUT);
            end.countDown();
        }
    }

    @Test
    void aServerThatFallsSilentBeforeTheFirstTokenIsGivenUp() throws IOException {
        var end = new CountDownLatch(1);
        try (var server = new LoopbackServer(http -> {
            begin(http, ": wait\n\n");
            await(end);
        })) {
            assertThat(failure(ask(server.baseUrl(), HASTY, new Cancellation(), any -> {}))
                            .kind())
                    .isEqualTo(FailureKind.TIMEOUT);
            end.countDown();
        }
    }

    @Test
    void silenceInTheMiddleIsACutThatKeepsWhatCame() throws IOException {
        var end = new CountDownLatch(1);
        try (var server = new LoopbackServer(http -> {
            begin(http, CHUNK);
            await(end);
        })) {
            ChatException e = ask(server.baseUrl(), HASTY, new Cancellation(), any -> {});

            assertThat(failure(e).kind()).isEqualTo(FailureKind.CUT);
            assertThat(Objects.requireNonNull(e.partial()).text()).isEqualTo("Hi");
            end.countDown();
        }
    }

    @Test
    void cancellingClosesTheConnection() throws IOException {
        var closed = new CompletableFuture<Boolean>();
        var cancel = new Cancellation();
        try (var server = new LoopbackServer(http -> {
            begin(http, CHUNK);
            writeUntilClosed(http);
            closed.complete(true);
        })) {
            ChatException e = ask(server.baseUrl(), Limits.DEFAULT, cancel, any -> cancel.cancel());

            assertThat(failure(e).kind()).isEqualTo(FailureKind.CUT);
            assertThat(Objects.requireNonNull(e.partial()).text()).startsWith("Hi");
            assertThat(closed.join()).isTrue();
        }
    }

    @Test
    void cancellingBeforeTheReplyEndsTheWait() throws IOException {
        var cancel = new Cancellation();
        var end = new CountDownLatch(1);
        try (var server = new LoopbackServer(http -> {
            cancel.cancel();
            await(end);
        })) {
            ChatException e = ask(server.baseUrl(), Limits.DEFAULT, cancel, any -> {});

            assertThat(failure(e).kind()).isEqualTo(FailureKind.CUT);
            assertThat(e.partial()).isNull();
            end.countDown();
        }
    }

    @Test
    void aReplyWithoutEndIsRefused() throws IOException {
        try (var server = new LoopbackServer(http -> {
            begin(http, "");
            writeUntilClosed(http);
        })) {
            assertThat(failure(ask(server.baseUrl(), SMALL, new Cancellation(), any -> {}))
                            .kind())
                    .isEqualTo(FailureKind.TOO_LARGE);
        }
    }

    @Test
    void aPackedReplyIsUnpacked() throws IOException, ChatException {
        try (var server = new LoopbackServer(http -> {
                    http.getRequestBody().readAllBytes();
                    http.getResponseHeaders().set("Content-Encoding", "gzip");
                    http.sendResponseHeaders(200, 0);
                    http.getResponseBody().write(packed("{\"data\":[{\"id\":\"models/one\"},{\"id\":\"two\"}]}"));
                });
                var factory = new ProviderFactory(any -> server.baseUrl())) {
            assertThat(factory.client(OPENAI).models(null, new Cancellation())).containsExactly("one", "two");
        }
    }

    @Test
    void aWebPageInsteadOfAnAnswerIsABadReply() throws IOException {
        try (var server = new LoopbackServer(
                http -> LoopbackServer.reply(http, 200, "text/html", "<html><title>Welcome</title></html>"))) {
            ChatFailure.Provider failure = failureAt(server.baseUrl());

            assertThat(failure.kind()).isEqualTo(FailureKind.BAD_REPLY);
            assertThat(failure.message()).isEqualTo("Welcome");
            assertThat(failure.raw()).contains("<html>");
        }
    }

    private static void answerInPlainHttp(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            assertThat(e).as("the client has gone").isNotNull();
        }
    }

    private static ChatFailure.Provider failureAt(URI url) {
        return failure(ask(url, Limits.DEFAULT, new Cancellation(), any -> {}));
    }

    private static ChatException ask(URI url, Limits limits, Cancellation cancel, Consumer<Delta> sink) {
        var request = new ChatRequest("gpt-4o", null, List.of(Message.user("Hello")), List.of(), null, 10, true);
        try (var factory = new ProviderFactory(any -> url, limits);
                var key = ApiKey.of("test-key-not-real")) {
            return catchThrowableOfType(
                    ChatException.class, () -> factory.client(OPENAI).send(request, key, sink, cancel));
        }
    }

    private static ChatFailure.Provider failure(ChatException e) {
        return (ChatFailure.Provider) e.failure();
    }

    private static void begin(HttpExchange http, String text) throws IOException {
        http.getRequestBody().readAllBytes();
        http.getResponseHeaders().set("Content-Type", "text/event-stream");
        http.sendResponseHeaders(200, 0);
        http.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        http.getResponseBody().flush();
    }

    private static void writeUntilClosed(HttpExchange http) {
        try {
            while (true) {
                http.getResponseBody().write(CHUNK.getBytes(StandardCharsets.UTF_8));
                http.getResponseBody().flush();
            }
        } catch (IOException e) {
            assertThat(e).as("the client has gone").isNotNull();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
