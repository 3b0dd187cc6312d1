package dev.patchbay.ledger;

import dev.patchbay.conversation.AnswerWriter;
import dev.patchbay.conversation.Conversations;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.store.Database;
import dev.patchbay.testing.ChildProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// A program of its own that is in the middle of an answer, with another attempt only reserved, until it is killed.
final class ProgramToKill implements AutoCloseable {
    static final String TEXT = "Half of the answer";

    private final ChildProgram program;
    private final UUID conversation;

    private ProgramToKill(ChildProgram program, UUID conversation) {
        this.program = program;
        this.conversation = conversation;
    }

    /// Returns once the text it has received so far is in its database.
    static ProgramToKill start(Path database) throws IOException {
        ChildProgram program = ChildProgram.start(ProgramToKill.class, database);
        return new ProgramToKill(program, UUID.fromString(program.line()));
    }

    UUID conversation() {
        return conversation;
    }

    /// As `kill -9` does.
    @Override
    public void close() {
        program.kill();
    }

    public static void main(String[] arguments) throws Exception {
        var database = new Database(Path.of(arguments[0]));
        var conversations = new Conversations(database, Clock.systemUTC());
        var ledger = new Ledger(database, Plans.PRICES, Clock.systemUTC());
        UUID conversation = conversations.create("Bread").id();
        UUID question = conversations
                .addUser(conversation, null, List.of(new ContentPart.Text("Wheat?")))
                .id();
        ledger.reserve(Plans.of(Plans.GPT_4O, 1_000, 1_000, conversation, false));
        Hold hold = ledger.reserve(Plans.of(Plans.GPT_4O, 1_000, 1_000, conversation, false));
        AnswerWriter answer = conversations.startAnswer(conversation, question);
        answer.attempt(hold.sent().id());
        hold.streaming();
        answer.text(TEXT);
        while (!conversations.path(conversation).getLast().message().text().equals(TEXT)) {
            Thread.onSpinWait();
        }
        conversations.rename(
                conversation, "Bread"); // what is read may not be in the file yet; what came before this is
        System.out.println(conversation);
        System.out.flush();
        System.in.read();
    }
}
