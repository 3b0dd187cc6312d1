package dev.patchbay.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.SecretException;
import dev.patchbay.domain.TaskType;
import dev.patchbay.testing.FakeApi;
import dev.patchbay.testing.Retries;
import dev.patchbay.ui.Panel;
import dev.patchbay.ui.Shell;
import dev.patchbay.ui.UiTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a card says of models that are left alone, and of a key that an answer showed to be rejected.
class ProviderPausesTest extends UiTest {
    private static final ModelId GPT = ModelId.of("openai", "gpt-4o");
    private static final ModelId MINI = ModelId.of("openai", "gpt-4o-mini");
    private static final String NO_CREDIT =
            "{\"error\":{\"message\":\"You exceeded your current quota.\",\"code\":\"insufficient_quota\"}}";

    private final FakeApi openai = new FakeApi();
    private final Late clock = new Late();

    /// Behind the real one, for as long as a test likes.
    private static final class Late extends Clock {
        private volatile Duration by = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().minus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    protected Core.Options options() {
        return super.options()
                .clock(clock)
                .retries(Retries.quick())
                .addresses(Map.of(GPT.provider(), openai.baseUrl()));
    }

    @BeforeEach
    void keep() throws SecretException {
        try (var key = ApiKey.of("test-key-not-real")) {
            core().connections().save(GPT.provider(), key, List.of("gpt-4o", "gpt-4o-mini"));
        }
    }

    @AfterEach
    void close() {
        openai.close();
    }

    @Test
    void aPausedModelStandsOnItsCardAndTryNowEndsThePause() throws InterruptedException {
        fail(GPT, NO_CREDIT, 429);
        show();
        waitFor("the pause", () -> badge().equals("Paused"));
        assertThat(status()).matches("gpt-4o paused until (\\d+ \\w+, )?[0-9:]+: the account is out of credit\\. ");

        robot.clickOn("#try-now-openai");

        waitFor("nothing", () -> badge().equals("Connected"));
        assertThat(core().breaker().pauses(GPT.provider())).isEmpty();
        assertThat(robot.lookup("#try-now-openai").tryQuery()).isEmpty();
    }

    @Test
    void severalAreOneLineWithTheirCount() throws InterruptedException {
        fail(MINI, NO_CREDIT, 429);
        fail(GPT, NO_CREDIT, 429);

        show();

        waitFor("the pauses", () -> badge().equals("Paused"));
        assertThat(status())
                .matches(
                        "gpt-4o and 1 more model paused, until (\\d+ \\w+, )?[0-9:]+ at the latest: the account is out of credit\\. ");
    }

    @Test
    void aPauseThatIsOverLeavesTheCardByItself() throws InterruptedException {
        clock.by = Duration.ofSeconds(28);
        for (int i = 0; i < 3; i++) {
            openai.then(FakeApi.status(500, "{\"error\":{\"message\":\"Oops\"}}"));
        }
        ask(GPT);
        show();
        waitFor("the pause", () -> badge().equals("Paused"));

        clock.by = Duration.ZERO;

        waitFor("its end", () -> badge().equals("Connected"));
    }

    @Test
    void whatAnAnswerShowedOfAKeyStandsOnTheOpenPanelAtOnce() throws InterruptedException {
        var shell =
                onFx(() -> new Shell(core(), ui(), words, new Shell.Desktop(page -> {}, theme -> {}), Panel.PROVIDERS));
        show(shell::root, 1000, 700, false);
        onFx(() -> shell.started(() -> {}));
        waitFor("the card", () -> badge().equals("Connected"));

        fail(GPT, "{\"error\":{\"message\":\"Incorrect API key provided\",\"code\":\"invalid_api_key\"}}", 401);
        onFx(shell::refreshRail);

        waitFor("the rejection", () -> badge().equals("Key rejected"));
        assertThat(status()).contains("OpenAI refused this key (401)");
    }

    @ParameterizedTest
    @CsvSource({"924, 640, true", "1524, 900, false"})
    void pictures(int width, int height, boolean dark) throws InterruptedException {
        fail(MINI, NO_CREDIT, 429);
        fail(GPT, NO_CREDIT, 429);
        fail(ModelId.of("demo", "demo-limited"), "", 0);
        ProvidersView view = onFx(() -> new ProvidersView(context()));
        onFx(view::shown);
        Scene scene = show(view::root, width, height, dark);
        waitFor(
                "the pauses",
                () -> robot.from(view.root())
                        .lookup("#try-now-openai")
                        .tryQuery()
                        .isPresent());
        screenshot("providers-paused", scene, dark);
    }

    private void fail(ModelId model, String body, int status) throws InterruptedException {
        openai.then(FakeApi.status(status == 0 ? 500 : status, body));
        ask(model);
    }

    private void ask(ModelId model) throws InterruptedException {
        core().chat()
                .start(Question.of(TaskType.GENERAL, model, List.of(Message.user("Hello"))), null, event -> {})
                .await();
    }

    private void show() {
        ProvidersView view = onFx(() -> new ProvidersView(context()));
        show(view::root, 924, 640, false);
        onFx(view::shown);
    }

    private String badge() {
        return ((Label) robot.lookup("#card-openai").lookup(".badge").query()).getText();
    }

    private String status() {
        return onFx(() -> ((TextFlow)
                        robot.lookup("#status-openai").lookup(".status-text").query())
                .getChildren().stream().map(text -> ((Text) text).getText()).reduce("", String::concat));
    }
}
