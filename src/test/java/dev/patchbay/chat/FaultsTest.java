package dev.patchbay.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.provider.Limits;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.FaultServer.Line;
import dev.patchbay.testing.Retries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a network and a server can do wrong, each asked through the whole program: what the user reads and what stands
/// in the ledger. The table of it, with the times, is in `target/faults.txt` afterwards.
@Timeout(60)
class FaultsTest {
    private static final ProviderId OPENAI = new ProviderId("openai");
    private static final ModelId GPT = new ModelId(OPENAI, "gpt-4o");
    private static final List<String> TABLE = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    static Stream<FaultRow> rows() {
        return FaultRow.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theUserReadsWhatHappenedAndTheLedgerHoldsEveryAttempt(FaultRow row) throws Exception {
        try (var server = new FaultServer(row.fault() == null ? Line::hang : row.fault());
                var core = core(server, row.limits())) {
            if (row.fault() == null) {
                server.stopListening();
            }
            long start = System.nanoTime();
            ChatEvent end = ask(core, server);
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            String host = "127.0.0.1:" + server.port();
            note(row, core, end, took, host);
            assertThat(words(core, end)).isEqualTo(row.words().replace("HOST", host));
            assertThat(kind(end)).isEqualTo(row.kind());
            assertThat(attempts(core)).hasSize(row.attempts()).allSatisfy(attempt -> {
                assertThat(attempt.state()).isEqualTo(row.state());
                assertThat(attempt.cost().status()).isEqualTo(row.cost());
                assertThat(attempt.outcome().failure()).isEqualTo(row.kind());
            });
        }
    }

    @AfterAll
    static void write() throws IOException {
        String head = "| fault | attempts | state | cost | the user reads | took |\n|---|---|---|---|---|---|\n";
        Files.writeString(Path.of("target", "faults.txt"), head + String.join("\n", TABLE) + "\n");
    }

    private void note(FaultRow row, Core core, ChatEvent end, Duration took, String host) {
        List<Attempt> attempts = attempts(core);
        String read = end instanceof ChatEvent.Finished finished
                ? "(the answer: " + finished.result().text() + ")"
                : words(core, end).replace(host, "host:port");
        TABLE.add("| %s | %d | %s | %s | %s | %d ms |"
                .formatted(
                        row,
                        attempts.size(),
                        attempts.getLast().state(),
                        attempts.getLast().cost().status(),
                        read,
                        took.toMillis()));
    }

    private Core core(FaultServer server, Limits limits) throws Exception {
        var secrets = new SessionStore("a test");
        try (var key = ApiKey.of("test-key-not-real")) {
            secrets.save(new KeyAccount(OPENAI.value()), key);
        }
        var core = new Core(
                new AppPaths(folder),
                Core.Options.standard()
                        .addresses(Map.of(OPENAI, server.baseUrl()))
                        .secrets(secrets)
                        .limits(limits)
                        .retries(Retries.quick()));
        core.profiles().save(Profile.initial().withDefaults(new TaskRoute(GPT, List.of(), Parameters.NONE)));
        return core;
    }

    private static ChatEvent ask(Core core, FaultServer server) throws InterruptedException {
        var events = new CopyOnWriteArrayList<ChatEvent>();
        Question question = Question.of(TaskType.GENERAL, null, List.of(Message.user("Hello")));
        core.chat()
                .start(question, null, event -> {
                    events.add(event);
                    if (event instanceof ChatEvent.TextDelta) {
                        server.goOn();
                    }
                })
                .await();
        return events.getLast();
    }

    private static String words(Core core, ChatEvent end) {
        return end instanceof ChatEvent.Failed failed
                ? core.errors().of(failed.why(), ProviderId::value).cause()
                : FaultRow.ANSWERED;
    }

    private static @Nullable FailureKind kind(ChatEvent end) {
        return end instanceof ChatEvent.Failed failed && failed.why() instanceof ChatFailure.Provider provider
                ? provider.kind()
                : null;
    }

    private static List<Attempt> attempts(Core core) {
        var today = LocalDate.now(core.reports().zone());
        return core.reports()
                .page(new UsageFilter(today, today, true), null, 100)
                .attempts();
    }
}
