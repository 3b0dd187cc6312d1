package dev.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.report.Exports;
import dev.patchbay.report.ReportKind;
import dev.patchbay.settings.Settings;
import dev.patchbay.testing.FakeApi;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Steps 4 to 7 of what a new user does, each in the whole window.
class JourneyTest extends Journey {
    private static final String KEY = "test-key-not-real-1234567890";

    @Test
    void aTaskLeadsToItsModelWithThatProvidersKeyAndItsExactCostIsInTheLedger() {
        keep(OPENAI, "test-key-openai");
        keep(MISTRAL, "test-key-mistral");
        keep(ANTHROPIC, "test-key-anthropic");
        core().profiles()
                .save(core().profiles()
                        .current()
                        .withRoute(TaskType.ANALYSIS, to(ModelId.of("anthropic", "claude-sonnet-4-5"))));
        openai.then(FakeApi.answer("Reversed", 1_000, 1_000))
                .then(FakeApi.status(429, "{\"error\":{\"message\":\"Slow down\"}}"));
        mistral.then(FakeApi.answer("From the fallback", 10, 10));
        anthropic.then(JourneyTest::anthropicAnswer);
        start();

        routeCodingInRouter();
        assertThat(core().profiles().current().route(TaskType.CODING))
                .isEqualTo(new TaskRoute(GPT_4O, List.of(LARGE), new Parameters(0.2, 2_000)));

        go(Panel.CHAT);
        pickTask("Coding");
        ask("Reverse a string");
        waitToRead("$0.0125");
        assertThat(screen()).contains("Reversed", "Task Coding", "exact", "1,000 in", "1,000 out");
        assertThat(keys(openai)).containsExactly("/v1/chat/completions Bearer test-key-openai");
        assertThat(openai.requests().getFirst().body()).contains("\"temperature\":0.2", "2000");

        ask("Once more");
        waitToRead("From the fallback");
        assertThat(screen()).contains("Fallback 1", "OpenAI is rate-limited (429)");
        assertThat(keys(mistral)).containsExactly("/v1/chat/completions Bearer test-key-mistral");

        pickTask("Analysis");
        ask("Why is that?");
        waitToRead("Because");
        assertThat(keys(anthropic)).containsExactly("/v1/messages test-key-anthropic");
        assertThat(keys(openai)).hasSize(2).allMatch(key -> key.endsWith("Bearer test-key-openai"));

        List<Attempt> attempts = attempts();
        assertThat(attempts)
                .extracting(Attempt::state)
                .containsExactly(
                        AttemptState.SUCCEEDED,
                        AttemptState.FAILED_BEFORE_TOKENS,
                        AttemptState.SUCCEEDED,
                        AttemptState.SUCCEEDED);
        assertThat(attempts.getFirst().cost().usd()).isEqualByComparingTo("0.0125");
        assertThat(attempts.getFirst().cost().status()).isEqualTo(CostStatus.EXACT);
        assertThat(attempts.get(2).origin().fallbackOf())
                .isEqualTo(attempts.get(1).id());
    }

    private void routeCodingInRouter() {
        go(Panel.ROUTER);
        waitFor("the routes", () -> shown("#route-coding"));
        robot.doubleClickOn("#route-coding");
        waitFor("the editor", () -> shown("#route-editor"));
        pickModel("#route-primary", "openai/gpt-4o");
        pickModel("#add-fallback", "mistral-large-latest");
        robot.clickOn("#route-temperature").write("0.2");
        robot.clickOn("#route-max-tokens").write("2000").push(KeyCode.ENTER);
        waitFor("the editor closes", () -> !shown("#route-editor"));
        waitToRead("Saved. Applies to the next message.");
    }

    private void pickModel(String button, String name) {
        robot.clickOn(button);
        waitFor("the models", () -> shown("#model-picker-search"));
        robot.write(name).push(KeyCode.ENTER);
        settle();
    }

    private void pickTask(String task) {
        robot.clickOn("#task-picker");
        settle();
        robot.clickOn(task);
        waitFor(task, () -> words("#task-picker").contains(task));
    }

    @Test
    void usageShowsTheMoneyByProviderModelAndTaskAndTheExportIsTheSameMoney() throws IOException {
        answeredOnceByGpt4o();

        go(Panel.USAGE);
        waitFor("the table", () -> shown("#usage-table"));
        assertThat(words("#figure-exact-value")).isEqualTo("$0.0125");
        assertRow("#by-provider", "OpenAI");
        assertRow("#by-model", "GPT-4o");
        assertRow("#by-task", "Coding");
        robot.clickOn("#by-attempts");
        waitFor("the attempts", () -> shown("#attempts-table"));
        waitToRead("answered");
        assertThat(words("#rail-spend")).contains("0.01");

        Path file = folder.resolve("usage.csv");
        LocalDate today = LocalDate.now(core().reports().zone());
        assertThat(core().exports()
                        .toFile(
                                ReportKind.ATTEMPTS,
                                new UsageFilter(today, today, false),
                                file,
                                new Cancellation(),
                                Exports.Progress.NONE))
                .isEqualTo(1);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            NamedCsvRecord row = rows.stream().toList().getFirst();
            assertThat(row.getField("provider")).isEqualTo("openai");
            assertThat(row.getField("model")).isEqualTo("gpt-4o");
            assertThat(row.getField("task")).isEqualTo("coding");
            assertThat(row.getField("input_tokens")).isEqualTo("1000");
            assertThat(new BigDecimal(row.getField("exact_usd"))).isEqualByComparingTo("0.0125");
        }
    }

    private void assertRow(String segment, String name) {
        robot.clickOn(segment);
        settle();
        List<String> rows = eachOf("#usage-table .table-row-cell").stream()
                .filter(row -> row.contains("$"))
                .toList();
        assertThat(rows).hasSize(2).allMatch(row -> row.contains("$0.0125"));
        assertThat(rows).anyMatch(row -> row.startsWith(name)).anyMatch(row -> row.startsWith("Total"));
    }

    @Test
    void afterClosingAndReopeningEverythingIsThere() {
        core().budgets().set(Budget.overall(Budget.Period.DAY, new BigDecimal("5")));
        answeredOnceByGpt4o();
        onFx(() -> {
            window().setX(30);
            window().setY(20);
            window().setWidth(950);
            window().setHeight(690);
        });
        robot.clickOn("#composer").write("Not sent yet");

        quit();
        reopen();
        start();

        waitToRead("Reversed");
        assertThat(this.<TextArea>find("#composer").getText()).isEqualTo("Not sent yet");
        assertThat(eachOf(".user-text")).containsExactly("Reverse a string");
        assertThat(words(".answer-cost")).isEqualTo("$0.0125");
        assertThat(words(".panel-title")).isEqualTo("Reverse a string");
        Settings.Window at = core().settings().get().window();
        assertThat(at).isEqualTo(new Settings.Window(30, 20, 950, 690, false));
        assertThat(onFx(() -> List.of(window().getX(), window().getY(), window().getWidth(), window().getHeight())))
                .containsExactly(30.0, 20.0, 950.0, 690.0);
        go(Panel.ROUTER);
        waitFor("the routes", () -> shown("#route-coding") && shown("#cap-state-day"));
        assertThat(words("#route-coding")).contains("GPT-4o", "Mistral Large");
        assertThat(words("#cap-state-day")).isEqualTo("$0.01 of $5.00 spent, 0.3%. $4.99 left.");
        go(Panel.USAGE);
        waitFor("the table", () -> shown("#usage-table"));
        assertThat(words("#figure-exact-value")).isEqualTo("$0.0125");
        if (keychain.problem().isEmpty()) {
            theKeyIsStillThere();
        }
    }

    private void theKeyIsStillThere() {
        openai.then(FakeApi.answer("Still with your key", 5, 5));
        go(Panel.CHAT);
        pickTask("Coding");
        robot.clickOn("#composer").push(KeyCode.ENTER);
        waitToRead("Still with your key");
        assertThat(openai.requests().getLast().authorization()).isEqualTo("Bearer " + KEY);
    }

    private void answeredOnceByGpt4o() {
        keep(OPENAI, KEY);
        core().profiles().save(core().profiles().current().withRoute(TaskType.CODING, to(GPT_4O, LARGE)));
        openai.then(FakeApi.answer("Reversed", 1_000, 1_000));
        start();
        pickTask("Coding");
        ask("Reverse a string");
        waitToRead("$0.0125");
    }

    private List<Attempt> attempts() {
        return core().ledger()
                .ofConversation(core().conversations().list().getFirst().id());
    }

    private static List<String> keys(FakeApi api) {
        return api.requests().stream()
                .map(request -> request.path() + " " + request.authorization())
                .toList();
    }

    private static void anthropicAnswer(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        try (OutputStream body = FakeApi.stream(exchange)) {
            FakeApi.write(
                    body,
                    "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}");
            FakeApi.write(
                    body,
                    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
            FakeApi.write(
                    body,
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Because\"}}");
            FakeApi.write(
                    body,
                    "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":2}}");
            FakeApi.write(body, "{\"type\":\"message_stop\"}");
        }
    }
}
