package dev.patchbay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.TaskType;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SecretStore;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands over a real Core: Demo on loopback, H2 in a folder.
class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SecretStore secrets = new LastingStore();

    @TempDir
    Path folder;

    private Core core;

    @BeforeEach
    void start() {
        core = core();
    }

    @AfterEach
    void close() {
        core.close();
    }

    @Test
    void anAnswerGoesToStandardOutputAndWhatItCostToStandardError() {
        int code = run("", "ask", "--model", "demo/demo-large", "Explain what a token is, with a small table");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(out()).startsWith("## What is a token?").doesNotContain("tokens in");
        assertThat(err())
                .matches(
                        "(?s)demo/demo-large · picked by hand · 14 tokens in, \\d+ out · \\$0\\.\\d{4} of play money.*");
    }

    @Test
    void aBackupIsMadeListedAndRestored() {
        run("", "backup", "--list");
        assertThat(err()).contains("There is no backup in " + folder.resolve("backups"));
        core.conversations().create("Bread");
        assertThat(run("", "backup")).isEqualTo(ExitCode.OK);
        assertThat(out()).endsWith(".zip: 1 conversation, no attempts readable.\n");
        String name = core.backups().list().getFirst().name();
        core.conversations().create("Wine");
        assertThat(run("", "backup", "--list")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("By hand").contains(name);

        assertThat(run("", "backup", "--restore", name)).isEqualTo(ExitCode.OK);

        assertThat(out())
                .contains(name + " was restored.")
                .contains("patchbay-before-restore-")
                .contains("1 conversation changed and no attempt made after the backup");
        assertThat(core.conversations().list()).hasSize(1);
        assertThat(run("", "backup", "--restore", "other.zip")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("There is no backup other.zip");
    }

    @Test
    void aQuestionMayComeFromStandardInput() {
        assertThat(run("Write a Java method\nthat reverses a string\n", "ask")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("```java");
    }

    @Test
    void asJsonItIsOneObjectWithExactMoney() {
        assertThat(run("", "ask", "--json", "--model", "demo/demo-reasoner", "hello"))
                .isEqualTo(ExitCode.OK);

        JsonNode answer = new JsonMapper().readTree(out());
        var expected = new BigDecimal(answer.at("/usage/input").asLong())
                .add(new BigDecimal(answer.at("/usage/output").asLong() * 4))
                .movePointLeft(6);
        assertThat(new BigDecimal(answer.path("costUsd").asString())).isEqualByComparingTo(expected);
        assertThat(answer.path("model").asString()).isEqualTo("demo/demo-reasoner");
        assertThat(answer.path("reasoningText").asString()).isNotEmpty();
        assertThat(answer.path("playMoney").asBoolean()).isTrue();
    }

    @Test
    void aStreamThatBreaksKeepsItsTextAndFails() {
        assertThat(run("", "ask", "--model", "demo/demo-broken", "hello")).isEqualTo(ExitCode.FAILED);
        assertThat(out()).startsWith("## This is Demo");
        assertThat(err()).contains("Demo broke off its answer").contains("an estimate");
    }

    @Test
    void aPausedModelIsAskedNowIfTheUserSaysSo() {
        for (int i = 0; i < 3; i++) {
            run("", "ask", "--model", "demo/demo-broken", "hello");
        }
        err.reset();

        run("", "ask", "--model", "demo/demo-broken", "hello");
        assertThat(err()).contains("demo-broken is paused until").doesNotContain("broke off");
        err.reset();

        run("", "ask", "--now", "--model", "demo/demo-broken", "hello");
        assertThat(err()).contains("Demo broke off its answer").doesNotContain("paused");
    }

    @Test
    void withoutAKeyItSaysWhichOneAndHowToSetIt() {
        assertThat(run("", "ask", "--model", "openai/gpt-4o", "hello")).isEqualTo(ExitCode.NO_KEY);
        assertThat(err()).contains("No API key configured for provider: OpenAI").contains("patchbay key set openai");
        assertThat(out()).isEmpty();
    }

    @Test
    void aCapThatWouldBeBrokenRefuses() {
        core.budgets().set(Budget.overall(Budget.Period.DAY, new BigDecimal("0.0001")));

        assertThat(run("", "ask", "--model", "demo/demo-large", "hello")).isEqualTo(ExitCode.OVER_BUDGET);
        assertThat(out()).isEmpty();
        assertThat(err())
                .contains("of the $0.0001 cap per day is left")
                .contains("With --model demo/demo it would cost at most $0.00")
                .contains("--over-cap allows it this once");
    }

    @Test
    void aCapCanBeBrokenOnceOrKeptByAShorterAnswer() {
        core.budgets().set(Budget.overall(Budget.Period.DAY, new BigDecimal("0.01")));

        assertThat(run("", "ask", "--model", "demo/demo-large", "hello")).isEqualTo(ExitCode.OVER_BUDGET);
        assertThat(err()).contains("With --max-tokens");
        assertThat(run("", "ask", "--model", "demo/demo-large", "--max-tokens", "0", "hello"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("", "ask", "--model", "demo/demo-large", "--max-tokens", "100", "hello"))
                .isEqualTo(ExitCode.OK);
        assertThat(run("", "ask", "--model", "demo/demo-large", "--over-cap", "--json", "hello"))
                .isEqualTo(ExitCode.OK);
        assertThat(out()).contains("\"overCap\" : true");
    }

    @Test
    void capsAreSetShownAndRemoved() {
        assertThat(run("", "caps")).isEqualTo(ExitCode.OK);
        assertThat(err()).contains("No caps are set");

        assertThat(run("", "caps", "--set", "day=5.00", "--set", "month=80")).isEqualTo(ExitCode.OK);
        assertThat(run("", "caps", "--set", "day=0.5", "--provider", "openai")).isEqualTo(ExitCode.OK);
        assertThat(run("", "caps", "--set", "month=2", "--task", "coding", "--json"))
                .isEqualTo(ExitCode.OK);

        assertThat(out()).contains("\"scope\" : \"task\"", "\"name\" : \"coding\"", "\"capUsd\" : \"2\"");
        assertThat(core.budgets().all())
                .extracting(Budget::scope)
                .containsExactly(
                        Scope.EVERYTHING,
                        Scope.EVERYTHING,
                        new Scope.OfProvider(new ProviderId("openai")),
                        new Scope.OfTask(TaskType.CODING));
        assertThat(run("", "caps", "--remove", "day", "--provider", "openai")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("everything", "OpenAI", "task Coding");
        assertThat(run("", "caps", "--set", "day=-1")).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "caps", "--set", "day=1", "--provider", "nowhere")).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "caps", "--set", "week=1")).isEqualTo(ExitCode.USAGE);
        assertThat(core.budgets().all()).hasSize(3);
    }

    @Test
    void wrongArgumentsAreSaidInOneLine() {
        assertThat(run("", "ask", "--model", "nowhere/x", "hi")).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "ask", "--model", "gpt-4o", "hi")).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "ask", "--task", "codign", "hi")).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "ask")).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "dance")).isEqualTo(ExitCode.USAGE);

        assertThat(err())
                .contains("Unknown provider: nowhere", "openai/gpt-4o", "Unknown task: codign", "There is no question")
                .contains("See: patchbay ask --help");
    }

    @Test
    void theProvidersAreListedAsTextAndAsJson() {
        assertThat(run("", "providers")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("anthropic  Anthropic   not configured  Native API");
        out.reset();

        assertThat(run("", "providers", "--json")).isEqualTo(ExitCode.OK);
        JsonNode first = new JsonMapper().readTree(out()).get(0);
        assertThat(first.path("id").asString()).isEqualTo("openai");
        assertThat(first.path("configured").asBoolean(true)).isFalse();
        assertThat(first.path("openAiCompatible").asBoolean()).isTrue();
    }

    @Test
    void aKeyGoesFromStandardInputToTheStoreAndNowhereElse() throws IOException {
        assertThat(run("test-key-not-real\n", "key", "set", "openai", "--no-check"))
                .isEqualTo(ExitCode.OK);
        assertThat(out()).contains("Key saved in A test's keychain");
        assertThat(core.connections().of(new ProviderId("openai")).keyStored()).isTrue();
        core.close();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().noneMatch(TerminalTest::holdsTheKey);
        }
        core = core();

        assertThat(run("", "key", "remove", "openai")).isEqualTo(ExitCode.OK);
        assertThat(core.connections().of(new ProviderId("openai")).keyStored()).isFalse();
        assertThat(out() + err()).doesNotContain("test-key");
    }

    @Test
    void aKeyIsNeverAnArgument() {
        assertThat(run("", "key", "set", "openai", "test-key-not-real")).isEqualTo(ExitCode.USAGE);
        assertThat(core.connections().of(new ProviderId("openai")).keyStored()).isFalse();
    }

    @Test
    void anEndpointIsAddedAndRemoved() {
        assertThat(run(
                        "",
                        "endpoint",
                        "add",
                        "My Proxy",
                        "--base-url",
                        "http://localhost:9/v1",
                        "--protocol",
                        "anthropic",
                        "--header",
                        "X-Team: research",
                        "--no-key"))
                .isEqualTo(ExitCode.OK);
        assertThat(out()).contains("its id is my-proxy").contains("http://localhost:9/v1/messages");

        assertThat(run("", "endpoint", "remove", "my-proxy")).isEqualTo(ExitCode.OK);
        assertThat(run("", "endpoint", "remove", "my-proxy")).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "endpoint", "add", "P", "--base-url", "http://h/v1", "--header", "x-api-key:test-key"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains("patchbay key set puts the key into the keychain")
                .doesNotContain("key field");
    }

    @Test
    void whatWasSpentIsShownAndExported() throws IOException {
        run("", "ask", "--model", "demo/demo-large", "hello");
        Path csv = folder.resolve("usage.csv");

        assertThat(run("", "usage", "--demo", "--csv", csv.toString())).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(csv)).contains("demo-large");
        out.reset();
        assertThat(run("", "usage", "--demo")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("demo/demo-large").contains("total");
        assertThat(run("", "usage", "--from", "2026-02-01", "--to", "2026-01-01"))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void withoutAWindowDemoAnswersHere() {
        assertThat(terminal("").insteadOfWindow("cli.noDisplay")).isEqualTo(ExitCode.OK);
        assertThat(out())
                .startsWith("No display was found, so Patchbay answers here in the terminal instead.")
                .contains("## What is a token?")
                .contains("demo/demo · picked by hand · 14 tokens in");
    }

    private int run(String in, String... arguments) {
        return terminal(in).run(arguments);
    }

    private Terminal terminal(String in) {
        return new Terminal(
                core,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                null);
    }

    private Core core() {
        return new Core(
                new AppPaths(folder), Core.Options.standard().secrets(secrets).pace(time -> {}));
    }

    @Test
    void aRateLimitIsToldOnStandardErrorAndInTheJson() {
        assertThat(run("", "ask", "--json", "--model", "demo/demo-limited", "hello"))
                .isEqualTo(ExitCode.OK);

        JsonNode answer = JsonMapper.shared().readTree(out());
        assertThat(answer.path("retries").size()).isEqualTo(2);
        assertThat(answer.path("retries").path(1).path("model").asString()).isEqualTo("demo/demo-limited");
        assertThat(answer.path("retries").path(1).path("try").asInt()).isEqualTo(3);
        assertThat(answer.path("retries").path(1).path("waitedMs").asLong()).isBetween(2_000L, 2_500L);
        core.breaker().reset(new ProviderId("demo"));
        run("", "ask", "--model", "demo/demo-limited", "hello");
        assertThat(err())
                .containsPattern("Demo is rate-limited; trying again in [23] s\\.")
                .contains("Demo is rate-limited (429); asking demo/demo instead.");
    }

    @Test
    void theTerminalSpeaksOfCommandsNotOfPanels() {
        assertThat(run("", "ask", "--model", "openai/gpt-4o", "hello")).isEqualTo(ExitCode.NO_KEY);

        assertThat(err())
                .contains("No API key configured for provider: OpenAI")
                .contains("Run: patchbay key set openai")
                .doesNotContain("panel");
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static boolean holdsTheKey(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("test-key");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Memory that says it lasts, as a keychain does, and that a closed Core leaves as it is.
    private static final class LastingStore implements SecretStore {
        private final SessionStore keys = new SessionStore("");

        @Override
        public String name() {
            return "A test's keychain";
        }

        @Override
        public boolean persistent() {
            return true;
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public Optional<ApiKey> read(KeyAccount account) {
            return keys.read(account);
        }

        @Override
        public void save(KeyAccount account, ApiKey key) {
            keys.save(account, key);
        }

        @Override
        public void remove(KeyAccount account) {
            keys.remove(account);
        }

        @Override
        public void close() {}
    }
}
