package dev.patchbay.ledger;

import dev.patchbay.conversation.AnswerWriter;
import dev.patchbay.conversation.Conversations;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.store.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// A program of its own that is in the middle of an answer, with another attempt only reserved, until it is killed.
final class ProgramToKill implements AutoCloseable {
    static final String TEXT = "Half of the answer";

    private final Process process;
    private final UUID conversation;

    private ProgramToKill(Process process, UUID conversation) {
        this.process = process;
        this.conversation = conversation;
    }

    /// Returns once the text it has received so far is in its database.
    static ProgramToKill start(Path database) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        ProgramToKill.class.getName(),
                        database.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The program ended before it was killed");
        }
        return new ProgramToKill(process, UUID.fromString(line));
    }

    UUID conversation() {
        return conversation;
    }

    /// As `kill -9` does.
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
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
