package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.chat.Place;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ConversationMessage.State;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.TaskType;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.testing.ChildProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of a stream that came over HTTP, through everything that takes part in an answer.
@Timeout(60)
class KilledInMidStreamTest {
    private static final ModelId PRICED = ModelId.of("demo", "demo-large");
    private static final String ASKED = "Explain what a token is, with a small table";

    @TempDir
    Path folder;

    @Test
    void theConversationUpToTheKillAndTheAttemptAreThereAfterTheNextStart() throws Exception {
        List<String> told = killed();
        UUID conversation = UUID.fromString(told.getFirst());

        try (var core = core(folder)) {
            List<ConversationMessage> path = core.conversations().path(conversation);
            core.ledger().recover();
            Attempt attempt = core.ledger().ofConversation(conversation).getFirst();

            assertThat(path).hasSize(2);
            assertThat(path.getFirst().message().text()).isEqualTo(ASKED);
            assertThat(path.getLast().message().text()).startsWith(told.getLast());
            assertThat(attempt.state()).isEqualTo(AttemptState.INTERRUPTED);
            assertThat(attempt.cost().status()).isEqualTo(CostStatus.ESTIMATED);
            assertThat(attempt.cost().usd()).isPositive();
            core.conversations().recover();
            assertThat(core.conversations().path(conversation).getLast().state())
                    .isEqualTo(State.INTERRUPTED);
        }
    }

    /// @return the conversation, and the text of its first line that was in the database before the kill
    private List<String> killed() throws Exception {
        try (var program = ChildProgram.start(KilledInMidStreamTest.class, folder)) {
            return List.of(program.line(), program.line());
        }
    }

    private static Core core(Path folder) {
        return new Core(new AppPaths(folder), Core.Options.standard().secrets(new SessionStore("A test.")));
    }

    /// The program that is killed: asks, and tells what is in its database as soon as there is some text.
    public static void main(String[] arguments) throws Exception {
        Core core = core(Path.of(arguments[0]));
        UUID conversation = core.conversations().create("Tokens").id();
        UUID asked = core.conversations()
                .addUser(conversation, null, List.of(new ContentPart.Text(ASKED)))
                .id();
        var someText = new CountDownLatch(20);
        core.chat()
                .start(
                        Question.of(TaskType.GENERAL, PRICED, List.of(Message.user(ASKED))),
                        new Place(conversation, asked),
                        event -> {
                            if (event instanceof ChatEvent.TextDelta) {
                                someText.countDown();
                            }
                        });
        someText.await();
        String kept = "";
        while (!kept.contains("\n")) {
            kept = core.conversations().path(conversation).getLast().message().text();
        }
        core.conversations().rename(conversation, "Tokens"); // now what was read is in the file, not only in memory
        System.out.println(conversation);
        System.out.println(kept.lines().findFirst().orElseThrow());
        System.out.flush();
        System.in.read();
    }
}
