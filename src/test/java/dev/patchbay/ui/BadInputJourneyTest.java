package dev.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.patchbay.testing.FakeApi;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;

/// What can go wrong with a provider, seen in the whole window: the cause in a sentence, the question kept, and
/// the next question answered.
class BadInputJourneyTest extends Journey {
    private static final String QUESTION = "What went wrong?";

    @Test
    void whereNothingListensTheAddressIsNamed() {
        open();
        openai.close();
        ask(QUESTION);
        assertFailed("Nothing answers at " + host() + ": it refuses connections.");

        try (var again = new FakeApi(openai.baseUrl().getPort())) {
            again.then(FakeApi.answer("Fine again", 5, 5));
            ask("And now?");
            waitToRead("Fine again");
        }
    }

    @Test
    void aRejectedKeySaysSoInTheProvidersWordsAndLeadsToItsCard() {
        open();
        fails(error(401, "Incorrect API key provided."), "OpenAI refused this key (401): Incorrect API key provided.");

        robot.clickOn(".add-key");
        waitFor("the card", () -> shown("#card-openai"));
    }

    @Test
    void aRateLimitIsSaidInTheProvidersWords() {
        open();
        fails(error(429, "Slow down, please."), "OpenAI is rate-limiting this account (429): Slow down, please.");
    }

    @Test
    void aFaultOfTheProviderIsNotTheUsersDoing() {
        open();
        fails(error(500, "The engine fell over."), "OpenAI has a fault of its own (500): The engine fell over.");
        assertThat(words(".banner")).contains("This is not your doing.");
    }

    @Test
    void whatCameOfACutStreamIsKept() {
        open();
        fails(
                BadInputJourneyTest::cut,
                "The answer was cut: " + host() + " closed the connection before it was complete.");
        assertThat(screen()).contains("The first half");
    }

    @Test
    void aWebPageIsNotTakenForAnAnswer() {
        open();
        fails(
                BadInputJourneyTest::page,
                host() + " answered with something that is not this API (200): no explanation.");
    }

    @Test
    void anAnswerWithoutTextSaysSo() {
        open();
        fails(FakeApi.answer("", 5, 0), "gpt-4o answered without any text.");
    }

    @Test
    void anUnknownModelIsNamed() {
        open();
        fails(
                FakeApi.status(
                        404,
                        "{\"error\":{\"message\":\"The model gpt-4o does not exist.\",\"code\":\"model_not_found\"}}"),
                "OpenAI does not know the model gpt-4o (404): The model gpt-4o does not exist.");
    }

    private void open() {
        keep(OPENAI, "test-key-not-real");
        core().profiles().save(core().profiles().current().withDefaults(to(GPT_4O)));
        start();
    }

    private void fails(FakeApi.Reply reply, String cause) {
        openai.then(reply).then(FakeApi.answer("Fine again", 5, 5));
        ask(QUESTION);
        assertFailed(cause);

        ask("And now?");
        waitToRead("Fine again");
        assertThat(eachOf(".user-text")).containsExactly(QUESTION, "And now?");
        assertThat(eachOf(".banner .cause")).containsExactly(cause);
    }

    private void assertFailed(String cause) {
        waitFor("the banner", () -> shown(".banner-danger .cause"));
        assertThat(words(".banner .cause")).isEqualTo(cause);
        assertThat(eachOf(".user-text")).containsExactly(QUESTION);
        assertThat(shown(".try-again")).isTrue();
        assertThat(onFx(() -> this.<TextArea>find("#composer").getText())).isEmpty();
    }

    private String host() {
        return "localhost:" + openai.baseUrl().getPort();
    }

    private static FakeApi.Reply error(int status, String message) {
        return FakeApi.status(status, "{\"error\":{\"message\":\"" + message + "\"}}");
    }

    private static void cut(HttpExchange exchange) throws IOException {
        OutputStream body = FakeApi.stream(exchange);
        FakeApi.write(body, FakeApi.delta("The first half"));
        exchange.close();
    }

    private static void page(HttpExchange exchange) throws IOException {
        byte[] page = "<html><body>Please log in</body></html>".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "text/html");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }
}
