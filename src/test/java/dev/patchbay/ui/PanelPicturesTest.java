package dev.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.chat.Place;
import dev.patchbay.demo.Pace;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.secrets.SecretStore;
import dev.patchbay.secrets.SecretStores;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.testing.FakeApi;
import dev.patchbay.testing.Retries;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
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

    private static final String CODE = """
            ## By code point, not by char\n\n\
            A Java `char` is half of many emoji, so reversing chars tears them apart. `StringBuilder` knows about \
            **surrogate pairs**; what it does not know is combining accents:\n\n\
            ```java\nstatic String reversed(String text) {\n    // NFC first: e + accent becomes one letter\n\
                var composed = Normalizer.normalize(text, Normalizer.Form.NFC);\n\
                return new StringBuilder(composed).reverse().toString();\n}\n```\n\n\
            | Input | Result | Right? |\n|---|---|---|\n| `abc` | `cba` | yes |\n| `naïve` | `evïan` | yes |\n\n\
            - Needs only `java.text.Normalizer`.\n- Runs in linear time.
            """.strip();

    private final FakeApi openai = new FakeApi();

    /// CI has a keychain of its own; anywhere else keys of a test have no place in the user's.
    private final SecretStore keys = System.getenv("PATCHBAY_CI") == null
            ? new SessionStore("There is no keychain in this picture.")
            : SecretStores.platform();

    @Override
    protected Core.Options options() {
        return Core.Options.standard()
                .secrets(keys)
                .addresses(Map.of(
                        GPT.provider(), openai.baseUrl(), CLAUDE.provider(), URI.create("http://localhost:1/v1")))
                .retries(Retries.quick())
                .pace(time -> {});
    }

    @BeforeEach
    void fill() throws Exception {
        try (var key = ApiKey.of("test-key-not-real")) {
            core().connections().save(GPT.provider(), key, List.of("gpt-6.2-sol", "gpt-6.1-sol", "gpt-6-luna"));
            core().connections().save(CLAUDE.provider(), key, List.of("claude-opus-5-5", "claude-sonnet-5-5"));
        }
        core().profiles()
                .save(core().profiles()
                        .current()
                        .withDefaults(new TaskRoute(GPT, List.of(CLAUDE), new Parameters(0.7, 4096)))
                        .withRoute(TaskType.CODING, new TaskRoute(CLAUDE, List.of(GPT), new Parameters(0.2, 8192)))
                        .withRoute(
                                TaskType.ANALYSIS,
                                new TaskRoute(
                                        ModelId.of("deepseek", "deepseek-coder"), List.of(GPT), Parameters.NONE)));
        core().budgets().set(Budget.overall(Budget.Period.DAY, new BigDecimal("5")));
        core().budgets().set(Budget.overall(Budget.Period.MONTH, new BigDecimal("80")));
        openai.then(FakeApi.answer("Sourdough needs no yeast: flour, water, salt and time.", 120_431, 80_214));
        ask(TaskType.CREATIVE, null, "A short poem about bread");
        openai.then(FakeApi.answer("The invoice of October is 3.10 dollars short.", 240_431, 12_214));
        ask(TaskType.GENERAL, null, "Reconcile the October invoice");
        ask(TaskType.GENERAL, DEMO, "Explain what a token is, with a small table");
        openai.then(FakeApi.answer(CODE, 1_240, 386, Pace.REAL));
        ask(TaskType.CODING, null, "Reverse a string in Java, emoji and accents intact");
    }

    @AfterEach
    void close() throws Exception {
        openai.close();
        core().connections().remove(GPT.provider());
        core().connections().remove(CLAUDE.provider());
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
        "CHAT, 1280, 780, false",
        "CHAT, 1280, 780, true",
        "PROVIDERS, 1280, 780, true",
        "ROUTER, 1280, 780, false",
        "USAGE, 1280, 780, false",
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

    private void ask(TaskType task, @Nullable ModelId model, String text) throws InterruptedException {
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
