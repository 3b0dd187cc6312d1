package dev.patchbay.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.TaskType;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.testing.FakeApi;
import dev.patchbay.testing.Retries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A signed thought belongs to its model, also after the program was closed in between.
@Timeout(60)
class KeptThoughtsTest {
    private static final ProviderId ANTHROPIC = new ProviderId("anthropic");
    private static final ProviderId OPENAI = new ProviderId("openai");
    private static final ModelId CLAUDE = new ModelId(ANTHROPIC, "claude-sonnet-5-5");

    @TempDir
    Path folder;

    private final FakeApi anthropic = new FakeApi();
    private final FakeApi openai = new FakeApi();
    private Core core;

    @AfterEach
    void close() {
        core.close();
        anthropic.close();
        openai.close();
    }

    @Test
    void aSignedThoughtGoesBackToItsModelAfterARestartAndToNoOther() throws Exception {
        UUID conversation = core.conversations().create("Test").id();
        anthropic.then(FakeApi.events(
                "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"model\":\"c\",\"usage\":{\"input_tokens\":9}}}",
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}}",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"Hm\"}}",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"sealed==\"}}",
                "{\"type\":\"content_block_stop\",\"index\":0}",
                "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"text_delta\",\"text\":\"Yes\"}}",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":7}}",
                "{\"type\":\"message_stop\"}"));
        ask(conversation, CLAUDE, "Is it?");
        core.close();
        start();

        openai.then(FakeApi.answer("So they say", 10, 10));
        ask(conversation, new ModelId(OPENAI, "gpt-4o"), "And you?");
        ask(conversation, CLAUDE, "Why?");

        assertThat(openai.requests().getLast().body()).contains("Yes").doesNotContain("sealed==", "thinking");
        assertThat(anthropic.requests().getLast().body())
                .contains("{\"type\":\"thinking\",\"thinking\":\"Hm\",\"signature\":\"sealed==\"}", "So they say");
    }

    @BeforeEach
    void start() throws Exception {
        var secrets = new SessionStore("a test");
        for (ProviderId provider : List.of(ANTHROPIC, OPENAI)) {
            try (var key = ApiKey.of("test-key-not-real")) {
                secrets.save(new KeyAccount(provider.value()), key);
            }
        }
        var addresses = Map.of(ANTHROPIC, anthropic.baseUrl(), OPENAI, openai.baseUrl());
        core = new Core(
                new AppPaths(folder),
                Core.Options.standard().addresses(addresses).secrets(secrets).retries(Retries.quick()));
    }

    private void ask(UUID conversation, ModelId model, String words) throws InterruptedException {
        List<ConversationMessage> before = core.conversations().path(conversation);
        UUID leaf = before.isEmpty() ? null : before.getLast().id();
        UUID asked = core.conversations()
                .addUser(conversation, leaf, List.of(new ContentPart.Text(words)))
                .id();
        var messages = core.conversations().path(conversation).stream()
                .map(ConversationMessage::message)
                .toList();
        List<ChatEvent> events = new CopyOnWriteArrayList<>();
        core.chat()
                .start(Question.of(TaskType.GENERAL, model, messages), new Place(conversation, asked), events::add)
                .await();
    }
}
