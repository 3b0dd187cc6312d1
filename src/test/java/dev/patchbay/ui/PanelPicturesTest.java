package dev.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.chat.Place;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.testing.FakeApi;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every panel in the whole window with things in it, light and dark, small and large, for looking at:
/// `target/screenshots/window-PANEL-THEME-WIDTH.png`. The README's pictures come from here.
class PanelPicturesTest extends UiTest {
    private static final ModelId GPT = ModelId.of("openai", "gpt-6.1-sol");
    private static final ModelId CLAUDE = ModelId.of("anthropic", "claude-sonnet-5-5");
    private static final ModelId DEMO = ModelId.of("demo", "demo");

    private final FakeApi openai = new FakeApi();

    @Override
    protected Core.Options options() {
        var secrets = new SessionStore("This is a test.");
        try (var key = ApiKey.of("test-key-not-real")) {
            secrets.save(GPT.provider(), key);
            secrets.save(CLAUDE.provider(), key);
        }
        return Core.Options.standard()
                .secrets(secrets)
                .addresses(
                        Map.of(GPT.provider(), openai.baseUrl(), CLAUDE.provider(), URI.create("http://localhost:1")))
                .pace(time -> {});
    }

    @BeforeEach
    void fill() throws InterruptedException {
        core().profiles()
                .save(core().profiles()
                        .current()
                        .withDefaults(new TaskRoute(GPT, List.of(CLAUDE), new Parameters(0.7, 4096)))
                        .withRoute(TaskType.CODING, new TaskRoute(CLAUDE, List.of(GPT), new Parameters(0.2, 8192)))
                        .withRoute(
                                TaskType.ANALYSIS,
                                new TaskRoute(ModelId.of("deepseek", "deepseek-coder"), List.of(GPT), Parameters.NONE))
                        .withBudgets(List.of(
                                new Budget(Budget.Period.DAY, new BigDecimal("5")),
                                new Budget(Budget.Period.MONTH, new BigDecimal("80")))));
        openai.then(FakeApi.answer("Sourdough needs no yeast: flour, water, salt and time.", 120_431, 80_214));
        ask(TaskType.CREATIVE, null, "A short poem about bread");
        openai.then(FakeApi.answer("The invoice of October is 3.10 dollars short.", 240_431, 12_214));
        ask(TaskType.GENERAL, null, "Reconcile the October invoice");
        ask(TaskType.CODING, DEMO, "Write a Java method that reverses a string");
        ask(TaskType.GENERAL, DEMO, "Explain what a token is, with a small table");
    }

    @AfterEach
    void close() {
        openai.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT, 1000, 700, false",
        "CHAT, 1000, 700, true",
        "CHAT, 1600, 1000, false",
        "CHAT, 1600, 1000, true",
        "ROUTER, 1000, 700, false",
        "ROUTER, 1000, 700, true",
        "ROUTER, 1600, 1000, false",
        "ROUTER, 1600, 1000, true",
        "PROVIDERS, 1000, 700, false",
        "PROVIDERS, 1000, 700, true",
        "PROVIDERS, 1600, 1000, false",
        "PROVIDERS, 1600, 1000, true",
        "USAGE, 1000, 700, false",
        "USAGE, 1000, 700, true",
        "USAGE, 1600, 1000, false",
        "USAGE, 1600, 1000, true",
        "SETTINGS, 1000, 700, false",
        "SETTINGS, 1000, 700, true",
        "SETTINGS, 1600, 1000, false",
        "SETTINGS, 1600, 1000, true",
        "CHAT, 900, 640, true",
        "ROUTER, 900, 640, false",
        "PROVIDERS, 900, 640, true",
        "USAGE, 900, 640, false",
    })
    void aPanelWithThingsInIt(Panel panel, int width, int height, boolean dark) throws Exception {
        Scene scene = show(() -> shell(panel), width, height, dark);
        onFx(() -> scene.getRoot().applyCss());
        if (panel == Panel.CHAT) {
            var latest = core().conversations().list().getFirst();
            waitFor(
                    "the list",
                    () -> !robot.from(scene.getRoot())
                            .lookup(latest.title())
                            .queryAll()
                            .isEmpty());
        }

        assertThat(Files.size(screenshot("window-" + panel.id(), scene, dark))).isPositive();
    }

    private javafx.scene.Parent shell(Panel panel) {
        var shell = new Shell(core(), ui(), words, new Shell.Desktop(page -> {}, theme -> {}), panel);
        shell.started(() -> {});
        return shell.root();
    }

    private void ask(TaskType task, ModelId model, String text) throws InterruptedException {
        UUID conversation = core().conversations().create(text).id();
        UUID asked = core().conversations()
                .addUser(conversation, null, List.of(new ContentPart.Text(text)))
                .id();
        core().chat()
                .start(
                        Question.of(task, model, List.of(Message.user(text))),
                        new Place(conversation, asked),
                        event -> {})
                .await();
    }
}
