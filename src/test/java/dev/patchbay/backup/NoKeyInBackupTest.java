package dev.patchbay.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.chat.Place;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.TaskType;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.Faults;
import dev.patchbay.testing.Retries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every byte of a backup, after a question that was asked with a key and of which the provider spoke.
class NoKeyInBackupTest {
    private static final ModelId GPT = ModelId.of("openai", "gpt-4o");
    private static final String KEY = "test-key-not-real";

    @TempDir
    Path folder;

    @Test
    void noKeyIsInABackup() throws Exception {
        var replies = new ArrayDeque<>(List.of(
                Faults.answer("Bread and ", "butter"), Faults.error(401, "Incorrect API key provided: " + KEY)));
        try (var server = new FaultServer(() -> replies.remove());
                Core core = core(server)) {
            ask(core);
            ask(core);

            Backup backup = core.backups().backUp();

            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(request ->
                            assertThat(request.header("authorization")).isEqualTo("Bearer " + KEY));
            assertThat(backup.counts().attempts()).isEqualTo(2);
            assertThat(content(backup)).contains("Bread and butter").doesNotContain(KEY);
        }
    }

    private Core core(FaultServer server) throws Exception {
        var secrets = new SessionStore("a test");
        try (var key = ApiKey.of(KEY)) {
            secrets.save(new KeyAccount(GPT.provider().value()), key);
        }
        return new Core(
                new AppPaths(folder),
                Core.Options.standard()
                        .addresses(Map.of(GPT.provider(), server.baseUrl()))
                        .secrets(secrets)
                        .retries(Retries.never()));
    }

    private static void ask(Core core) throws InterruptedException {
        UUID conversation = core.conversations().create("Breakfast").id();
        UUID asked = core.conversations()
                .addUser(conversation, null, List.of(new ContentPart.Text("What?")))
                .id();
        core.chat()
                .start(
                        Question.of(TaskType.GENERAL, GPT, List.of(Message.user("What?"))),
                        new Place(conversation, asked),
                        event -> {})
                .await();
    }

    private static String content(Backup backup) throws IOException {
        var all = new StringBuilder();
        try (var zip = new ZipInputStream(Files.newInputStream(backup.file()))) {
            while (zip.getNextEntry() != null) {
                all.append(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
