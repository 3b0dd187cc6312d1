package dev.patchbay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoProviderTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN_QUESTION = "Explain what a token is, with a small table";
    private final HttpClient http = HttpClient.newHttpClient();
    private DemoProvider demo = new DemoProvider(Thread::startVirtualThread, Clock.systemUTC(), time -> {});

    @AfterEach
    void close() {
        demo.close();
        http.close();
    }

    @Test
    void itListensOnTheLoopbackInterfaceOnly() {
        assertThat(demo.baseUrl().getHost()).isEqualTo("127.0.0.1");
        assertThat(demo.baseUrl()).isEqualTo(demo.baseUrl());
    }

    @Test
    void itListsItsModels() throws Exception {
        var reply = http.send(
                HttpRequest.newBuilder(URI.create(demo.baseUrl() + "/models")).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(JSON.readTree(reply.body())
                        .path("data")
                        .valueStream()
                        .map(m -> m.path("id").asString()))
                .containsExactly("demo", "demo-fast", "demo-large", "demo-reasoner", "demo-limited", "demo-broken");
    }

    @Test
    void aStreamedAnswerIsTheWholeAnswerInPiecesWithItsUsageAtTheEnd() throws Exception {
        String whole = JSON.readTree(ask("demo", TOKEN_QUESTION, "").body())
                .at("/choices/0/message/content")
                .asString();
        List<JsonNode> chunks = chunks(ask("demo", TOKEN_QUESTION, STREAM).body());

        assertThat(text(chunks, "content")).isEqualTo(whole).contains("## What is a token?", "|---|");
        JsonNode usage = chunks.getLast().path("usage");
        long pieces = chunks.stream()
                .filter(chunk ->
                        !chunk.at("/choices/0/delta/content").asString("").isEmpty())
                .count();
        assertThat(usage.path("completion_tokens").asLong()).isEqualTo(pieces);
        assertThat(usage.path("prompt_tokens").asInt())
                .isEqualTo(4 + Tokens.of(TOKEN_QUESTION).size());
        assertThat(chunks.getLast().path("choices")).isEmpty();
        assertThat(chunks.get(chunks.size() - 2).at("/choices/0/finish_reason").asString())
                .isEqualTo("stop");
    }

    @Test
    void usageComesOnlyWhereItWasAskedFor() throws Exception {
        assertThat(ask("demo", "hello", ",\"stream\":true").body())
                .doesNotContain("prompt_tokens")
                .endsWith("[DONE]\n\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN_QUESTION,
                "Write a Java method that reverses a string",
                "Pretend the first provider is down"
            })
    void theExamplePromptsHaveAnswersOfTheirOwn(String prompt) throws Exception {
        String answer = text(chunks(ask("demo", prompt, STREAM).body()), "content");

        assertThat(answer).startsWith("## ").doesNotContain("This is Demo").doesNotContain("{topic}");
    }

    @Test
    void anythingElseIsAnsweredByDemoNamingTheQuestion() throws Exception {
        String answer = text(
                chunks(ask("demo", "How tall is *Everest*?\\nIn feet.", STREAM).body()), "content");

        assertThat(answer).contains("This is Demo").contains("“How tall is Everest?”");
    }

    @Test
    void theOutputCapCutsTheAnswer() throws Exception {
        List<JsonNode> chunks =
                chunks(ask("demo", "hello", ",\"max_tokens\":7" + STREAM).body());

        assertThat(chunks.getLast().at("/usage/completion_tokens").asInt()).isEqualTo(7);
        assertThat(chunks.get(chunks.size() - 2).at("/choices/0/finish_reason").asString())
                .isEqualTo("length");
    }

    @Test
    void theReasonerThinksFirst() throws Exception {
        List<JsonNode> chunks = chunks(ask("demo-reasoner", "hello", STREAM).body());

        assertThat(text(chunks, "reasoning_content")).contains("“hello”");
        assertThat(chunks.get(1).at("/choices/0/delta").has("reasoning_content"))
                .isTrue();
        assertThat(chunks.getLast()
                        .at("/usage/completion_tokens_details/reasoning_tokens")
                        .asInt())
                .isEqualTo(Tokens.of(text(chunks, "reasoning_content")).size());
    }

    @Test
    void theLimitedModelRefusesAsOpenAiDoes() throws Exception {
        var reply = ask("demo-limited", "hello", STREAM);

        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("retry-after")).contains("2");
        assertThat(JSON.readTree(reply.body()).at("/error/code").asString()).isEqualTo("rate_limit_exceeded");
    }

    @Test
    void theBrokenModelFailsAfterSomeText() throws Exception {
        String body = ask("demo-broken", "hello", STREAM).body();

        assertThat(text(chunks(body), "content")).isNotEmpty();
        assertThat(chunks(body).getLast().at("/error/type").asString()).isEqualTo("server_error");
        assertThat(body).doesNotContain("[DONE]");
    }

    @Test
    void anUnknownModelAndABodyThatIsNoJsonAreRefused() throws Exception {
        var unknown = ask("gpt-9", "hello", STREAM);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(unknown.body()).at("/error/code").asString()).isEqualTo("model_not_found");
        assertThat(post("{").statusCode()).isEqualTo(400);
    }

    @Test
    void aClientThatGoesAwayEndsTheStream() throws Exception {
        demo.close();
        var tokens = new AtomicInteger();
        var gone = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        demo = new DemoProvider(
                task -> Thread.startVirtualThread(() -> {
                    task.run();
                    ended.countDown();
                }),
                Clock.systemUTC(),
                time -> {
                    if (tokens.incrementAndGet() == 10) {
                        awaitQuietly(gone);
                    }
                });
        var reply = http.send(request(body("demo", TOKEN_QUESTION, STREAM)), HttpResponse.BodyHandlers.ofInputStream());
        reply.body().read();
        reply.body().close();
        http.shutdownNow();
        http.awaitTermination(java.time.Duration.ofSeconds(20));
        gone.countDown();

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(tokens.get())
                .isLessThan(DemoAnswer.of(
                                new DemoRequest("demo", TOKEN_QUESTION, 0, Integer.MAX_VALUE, true, true),
                                DemoModel.DEMO)
                        .tokens());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final String STREAM = ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";

    private HttpResponse<String> ask(String model, String question, String more) throws Exception {
        return post(body(model, question, more));
    }

    private static String body(String model, String question, String more) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]" + more
                + "}";
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return http.send(request(body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String body) {
        return HttpRequest.newBuilder(URI.create(demo.baseUrl() + "/chat/completions"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static List<JsonNode> chunks(String sse) {
        return sse.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JSON.readTree(line.substring(6)))
                .toList();
    }

    private static String text(List<JsonNode> chunks, String field) {
        var text = new StringBuilder();
        chunks.forEach(
                chunk -> text.append(chunk.at("/choices/0/delta/" + field).asString("")));
        return text.toString();
    }
}
