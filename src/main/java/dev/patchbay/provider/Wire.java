package dev.patchbay.provider;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One provider at the end of the line: its address, its headers, its key, and its failures as data.
/// What is said is the clients' business. Safe for use by several threads.
public final class Wire {
    private static final Logger LOG = System.getLogger(Wire.class.getName());
    private static final Map<String, String> NO_ENCODING = Map.of("Accept", "text/event-stream, application/json");
    private static final Map<String, String> PACKED = Map.of("Accept", "application/json", "Accept-Encoding", "gzip");

    private final Transport transport;
    private final Provider provider;
    private final Function<Provider, URI> address;

    Wire(Transport transport, Provider provider, Function<Provider, URI> address) {
        this.transport = transport;
        this.provider = provider;
        this.address = address;
    }

    public Provider provider() {
        return provider;
    }

    /// One request for an answer.
    ///
    /// @param path    after the base URL
    /// @param headers of the protocol
    public record Question(String path, Map<String, String> headers, String model, JsonNode body, boolean stream) {}

    /// Asks and feeds the reply to `answer`, which is told apart by its first byte: some servers stream
    /// unasked, some send an error in one piece where a stream was wanted.
    ///
    /// @throws ChatException with what `answer` had collected
    public ChatResult ask(Question question, AnswerReader answer, @Nullable ApiKey key, Cancellation cancel)
            throws ChatException {
        Limits limits = transport.limits();
        URI url = url(question.path());
        var failures = new FailureMapper(provider.id(), question.model(), url, new Redactor(key));
        Patience patience = question.stream() ? Patience.forStream(limits) : Patience.forOnePiece(limits.whole());
        HttpRequest request = request(url, question.headers(), question.stream() ? NO_ENCODING : PACKED, key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(question.body())))
                .build();
        int status = 0;
        try (Reply reply = transport.send(provider, request, patience, cancel)) {
            status = reply.status();
            if (!reply.ok()) {
                throw new ChatException(refused(reply, failures, cancel));
            }
            return read(reply, answer, failures, cancel);
        } catch (IOException e) {
            FailureKind kind = cancel.isCancelled() ? FailureKind.CUT : kind(e, answer.begun());
            throw new ChatException(failures.ofProblem(kind, status, e), partial(answer, null, failures));
        }
    }

    /// Fetches one JSON object.
    public JsonNode get(String path, Map<String, String> headers, @Nullable ApiKey key, Cancellation cancel)
            throws ChatException {
        Patience patience = Patience.forOnePiece(transport.limits().check());
        URI url = url(path);
        var failures = new FailureMapper(provider.id(), null, url, new Redactor(key));
        HttpRequest request = request(url, headers, PACKED, key).GET().build();
        try (Reply reply = transport.send(provider, request, patience, cancel)) {
            if (!reply.ok()) {
                throw new ChatException(refused(reply, failures, cancel));
            }
            String body = text(new LimitedStream(reply.body(), Limits.MAX_WHOLE));
            JsonNode json = Json.read(body);
            if (json == null) {
                throw new ChatException(unreadable(failures, reply, body));
            }
            return json;
        } catch (IOException e) {
            FailureKind kind = cancel.isCancelled() ? FailureKind.CUT : FailureKinds.of(e);
            throw new ChatException(failures.ofProblem(kind, 0, e));
        }
    }

    private ChatResult read(Reply reply, AnswerReader answer, FailureMapper failures, Cancellation cancel)
            throws IOException, ChatException {
        var body = new PushbackInputStream(reply.body());
        int first = LeadIn.skip(body);
        if (first == '{' || first == '[' || first == '<') {
            readWhole(reply, body, answer, failures);
        } else {
            readStream(reply, body, answer, failures, cancel);
        }
        if (answer.error() != null) {
            ChatFailure.Provider failure = failures.inAnswer(answer.error(), answer.begun(), reply.headers());
            throw new ChatException(failure, partial(answer, reply.headers(), failures));
        }
        return failures.redactor().mask(answer.result(FailureMapper.requestId(reply.headers())));
    }

    private void readWhole(Reply reply, PushbackInputStream body, AnswerReader answer, FailureMapper failures)
            throws IOException, ChatException {
        byte[] bytes = new LimitedStream(body, Limits.MAX_WHOLE).readAllBytes();
        JsonText json = new JsonText().set(bytes, 0, bytes.length);
        try {
            answer.answer(json);
        } catch (JacksonException e) {
            String text = json.toString();
            throw new ChatException(Json.breaksOff(text) ? cut(failures, reply) : unreadable(failures, reply, text));
        }
        if (!answer.whole() && answer.error() == null) {
            throw new ChatException(unreadable(failures, reply, json.toString()));
        }
    }

    private void readStream(
            Reply reply, PushbackInputStream body, AnswerReader answer, FailureMapper failures, Cancellation cancel)
            throws IOException, ChatException {
        var events = new SseReader(body, transport.limits().maxLine());
        var json = new JsonText();
        boolean heard = false;
        while (!answer.over()) {
            SseReader.Event event = next(events, answer, cancel);
            if (event == null) {
                break;
            }
            json.set(event.buffer(), event.from(), event.to());
            if (event.isDone()) {
                answer.done();
                continue;
            }
            try {
                answer.event(event.name(), json);
                heard = true;
            } catch (JacksonException e) {
                if (event.complete() && !nothing(event.name(), json.toString(), answer)) {
                    readWords(event.name(), json.toString(), reply, answer, failures);
                }
            }
            if (answer.whole()) {
                reply.ending().run();
            }
        }
        if (!answer.whole() && answer.error() == null) {
            ChatFailure.Provider failure = brokenOff(events.lastStray(), heard, reply, answer, failures);
            throw new ChatException(failure, partial(answer, reply.headers(), failures));
        }
    }

    /// What breaks after the end of an answer breaks nothing.
    private static SseReader.@Nullable Event next(SseReader events, AnswerReader answer, Cancellation cancel)
            throws IOException {
        try {
            return events.next();
        } catch (TooLargeException e) {
            throw e;
        } catch (IOException e) {
            if (!answer.whole()
                    || cancel.isCancelled()
                    || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.log(Level.DEBUG, "The line broke after the end of the answer", e);
            return null;
        }
    }

    /// A stream without its end. An error that was written into it beside its events says why.
    private static ChatFailure.Provider brokenOff(
            String stray, boolean heard, Reply reply, AnswerReader answer, FailureMapper failures) {
        JsonNode error = Json.parse(stray);
        if (error != null && ErrorSign.beside(error)) {
            return failures.inAnswer(error, answer.begun(), reply.headers());
        }
        FailureKind early = heard || stray.isEmpty() ? FailureKind.NETWORK : FailureKind.BAD_REPLY;
        return failures.unreadable(answer.begun() ? FailureKind.CUT : early, reply.status(), reply.headers(), stray);
    }

    /// Whether words are nothing to an answer: a heartbeat under a name of its own, or what follows the end.
    private static boolean nothing(String name, String words, AnswerReader answer) {
        boolean named = !name.isEmpty() && !name.equals("message") && !words.startsWith("{");
        return !name.equals("error") && (named || answer.whole());
    }

    /// An event that is not JSON: an error in plain words, or nothing that can be understood.
    private static void readWords(String name, String words, Reply reply, AnswerReader answer, FailureMapper failures)
            throws IOException, ChatException {
        if (!name.equals("error")) {
            FailureKind kind = answer.begun() ? FailureKind.CUT : FailureKind.BAD_REPLY;
            throw new ChatException(
                    failures.unreadable(kind, reply.status(), reply.headers(), words),
                    partial(answer, reply.headers(), failures));
        }
        byte[] error = Json.bytes(Json.object().put("error", words));
        answer.event(name, new JsonText().set(error, 0, error.length));
    }

    private static ChatFailure.Provider cut(FailureMapper failures, Reply reply) {
        return failures.unreadable(FailureKind.CUT, reply.status(), reply.headers(), "");
    }

    private static ChatFailure.Provider unreadable(FailureMapper failures, Reply reply, String body) {
        return failures.unreadable(FailureKind.BAD_REPLY, reply.status(), reply.headers(), body);
    }

    /// A line that breaks after the first piece of an answer is a cut, whatever broke it.
    private static FailureKind kind(IOException problem, boolean begun) {
        FailureKind kind = FailureKinds.of(problem);
        return begun && kind != FailureKind.TOO_LARGE ? FailureKind.CUT : kind;
    }

    private static @Nullable ChatResult partial(
            AnswerReader answer, @Nullable HttpHeaders headers, FailureMapper failures) {
        ChatResult result = answer.result(headers == null ? null : FailureMapper.requestId(headers));
        return answer.begun() || result.usage() != null ? failures.redactor().mask(result) : null;
    }

    /// An error is what its status says, however little of its body can be read.
    private static ChatFailure.Provider refused(Reply reply, FailureMapper failures, Cancellation cancel)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            int count = reply.body().read(buffer);
            while (count > 0 && bytes.size() < Limits.MAX_ERROR) {
                bytes.write(buffer, 0, count);
                count = reply.body().read(buffer);
            }
        } catch (IOException e) {
            if (cancel.isCancelled()) {
                throw e;
            }
            LOG.log(Level.DEBUG, "The body of an error broke off", e);
        }
        String body = bytes.toString(StandardCharsets.UTF_8);
        return failures.ofStatus(reply.status(), reply.headers(), body, Instant.now());
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    private URI url(String path) {
        String base = address.apply(provider).toString();
        int query = base.indexOf('?');
        String before = query < 0 ? base : base.substring(0, query);
        String after = query < 0 ? "" : (path.contains("?") ? "&" : "?") + base.substring(query + 1);
        return URI.create((before.endsWith("/") ? before.substring(0, before.length() - 1) : before) + path + after);
    }

    private HttpRequest.Builder request(
            URI url, Map<String, String> headers, Map<String, String> accept, @Nullable ApiKey key)
            throws ChatException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        if ("http".equals(url.getScheme())) {
            // Without TLS the client would ask to upgrade to HTTP/2, at which small servers stumble.
            request.version(HttpClient.Version.HTTP_1_1);
        }
        set(request, "User-Agent", UserAgent.TEXT);
        for (Map<String, String> some : List.of(accept, headers, provider.headers())) {
            for (Map.Entry<String, String> header : some.entrySet()) {
                set(request, header.getKey(), header.getValue());
            }
        }
        if (key != null) {
            set(request, provider.dialect().keyHeader(), provider.dialect().keyPrefix() + key.reveal());
        }
        return request;
    }

    /// The client's own message would quote the value.
    private static void set(HttpRequest.Builder request, String name, String value) throws ChatException {
        try {
            request.setHeader(name, value);
        } catch (IllegalArgumentException e) {
            throw new ChatException(new ChatFailure.Internal("The header " + name + " cannot be sent"));
        }
    }
}
