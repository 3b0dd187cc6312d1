package dev.patchbay.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ConversationMessage.State;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Sealed;
import dev.patchbay.domain.ToolCall;
import dev.patchbay.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationsTest {
    @TempDir
    Path folder;

    private Database database;
    private Conversations conversations;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("patchbay"));
        conversations = new Conversations(database, Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aConversationIsTheSameAfterARestart() {
        UUID id = conversations.create("Bread").id();
        ConversationMessage question = ask(id, null, "How long does sourdough rise?");
        ConversationMessage answer = answer(id, question.id(), "About *twelve* hours.");
        conversations.saveDraft(id, "and rye?");
        database.close();
        open();

        assertThat(conversations.path(id)).containsExactly(question, answer);
        assertThat(conversations.find(id).orElseThrow().draft()).isEqualTo("and rye?");
    }

    @Test
    void anEditIsASiblingAndBothBranchesCanBeShown() {
        UUID id = conversations.create("Bread").id();
        ConversationMessage first = ask(id, null, "Wheat?");
        ConversationMessage wheat = answer(id, first.id(), "Wheat it is.");
        ConversationMessage edited = ask(id, null, "Rye?");
        ConversationMessage rye = answer(id, edited.id(), "Rye it is.");

        assertThat(conversations.path(id)).containsExactly(edited, rye);
        assertThat(conversations.siblings(first.id())).containsExactly(first, edited);
        assertThat(conversations.siblings(wheat.id())).containsExactly(wheat);

        conversations.show(first.id());

        assertThat(conversations.path(id)).containsExactly(first, wheat);
    }

    @Test
    void anotherAnswerIsASiblingAndTheNewestOneIsShownAgain() {
        UUID id = conversations.create("Bread").id();
        ConversationMessage question = ask(id, null, "Wheat?");
        ConversationMessage one = answer(id, question.id(), "One.");
        ConversationMessage two = answer(id, question.id(), "Two.");
        conversations.show(one.id());
        assertThat(conversations.path(id)).containsExactly(question, one);

        conversations.show(question.id());

        assertThat(conversations.path(id)).containsExactly(question, two);
    }

    @Test
    void siblingsOfFirstMessagesAreOfTheSameConversationOnly() {
        ConversationMessage here = ask(conversations.create("Here").id(), null, "Here?");
        ask(conversations.create("There").id(), null, "There?");

        assertThat(conversations.siblings(here.id())).containsExactly(here);
    }

    @Test
    void aBranchIsAConversationOfItsOwnUpToTheMessage() {
        UUID id = conversations.create("Bread").id();
        ConversationMessage question = ask(id, null, "Wheat?");
        ConversationMessage answer = answer(id, question.id(), "Wheat it is.");
        ask(id, answer.id(), "Sure?");

        Conversation branch = conversations.branch(answer.id());
        conversations.delete(id);

        assertThat(branch.title()).isEqualTo("Bread");
        assertThat(conversations.path(branch.id()))
                .extracting(message -> message.message().text())
                .containsExactly("Wheat?", "Wheat it is.");
        assertThat(conversations.path(branch.id()))
                .extracting(ConversationMessage::conversation)
                .containsOnly(branch.id());
        assertThat(conversations.path(id)).isEmpty();
    }

    @Test
    void everyKindOfPartComesBack() {
        UUID id = conversations.create("Pictures").id();
        List<ContentPart> parts = List.of(
                new ContentPart.Text("Look: \"ä\u0000\ud83d\ude00"),
                new ContentPart.Image("image/png", "x".repeat(2_000_000)),
                new ContentPart.Reasoning(
                        "hm", new Sealed(ModelId.of("anthropic", "some/model"), "{\"signature\":\"ä\"}")),
                new ContentPart.Call(
                        new ToolCall("1", "find", "{\"a\":", false, new Sealed(ModelId.of("google", "x"), "{}"))),
                new ContentPart.ToolResult("1", "found"));

        ConversationMessage sent = conversations.addUser(id, null, parts);

        assertThat(conversations.path(id)).containsExactly(sent);
    }

    @Test
    void whatAModelSealedSurvivesARestartWithoutStandingInTheExport() {
        UUID id = conversations.create("Bread").id();
        var model = ModelId.of("some", "model");
        var signed = new ContentPart.Reasoning("Flour...", new Sealed(model, "{\"signature\":\"s\"}"));
        var open = new ContentPart.Reasoning("Water...", null);
        var call = new ToolCall("1", "weigh", "{}", true, new Sealed(model, "{\"t\":\"u\"}"));
        AnswerWriter writer =
                conversations.startAnswer(id, ask(id, null, "Wheat?").id());
        writer.text("Yes");
        writer.keep(
                new ChatResult("Yes", List.of(signed, open), null, List.of(call), null, null, null, null, null, null));
        writer.finish(State.COMPLETE, null, null);
        database.close();
        open();

        assertThat(conversations.path(id).getLast().parts())
                .containsExactly(signed, new ContentPart.Text("Yes"), new ContentPart.Call(call));
        assertThat(conversations.markdown(id)).contains("Yes").doesNotContain("Flour", "signature");
    }

    @Test
    void searchFindsAllWordsInTitlesAndMessagesInAnyCase() {
        UUID bread = conversations.create("Brot & ÄPFEL").id();
        ask(bread, null, "How much 100%_salt goes in?");
        conversations.create("Something else");

        assertThat(conversations.search("brot SALT"))
                .extracting(Conversation::id)
                .containsExactly(bread);
        assertThat(conversations.search("äpfel")).extracting(Conversation::id).containsExactly(bread);
        assertThat(conversations.search("100%_")).extracting(Conversation::id).containsExactly(bread);
        assertThat(conversations.search("brot 1000")).isEmpty();
        assertThat(conversations.search("%")).hasSize(1);
        assertThat(conversations.search(" ")).hasSize(2);
    }

    @Test
    void aVeryLongMessageIsKeptAndFound() {
        UUID id = conversations.create("Logs").id();
        ask(id, null, "line\n".repeat(500_000) + "needle");

        assertThat(conversations.search("NEEDLE")).hasSize(1);
    }

    @Test
    void pinnedOnesComeFirstThenTheNewest() {
        UUID oldest = conversations.create("Oldest").id();
        UUID middle = conversations.create("Middle").id();
        UUID newest = conversations.create("Newest").id();
        ask(middle, null, "now the newest");
        conversations.pin(oldest, true);
        conversations.rename(newest, "Renamed");

        assertThat(conversations.list()).extracting(Conversation::title).containsExactly("Oldest", "Middle", "Renamed");
    }

    @Test
    void anAnswerLeftUnfinishedIsMarkedAtTheNextStart() {
        UUID id = conversations.create("Bread").id();
        AnswerWriter writer =
                conversations.startAnswer(id, ask(id, null, "Wheat?").id());
        writer.text("Wheat ");
        writer.text("it");
        database.close(); // as at the end of a program: what was handed over is written
        open();

        conversations.recover();

        ConversationMessage left = conversations.path(id).getLast();
        assertThat(left.state()).isEqualTo(State.INTERRUPTED);
        assertThat(left.message().text()).isEqualTo("Wheat it");
        assertThat(left.note()).isEqualTo("Patchbay ended before the answer was complete.");
    }

    @Test
    void recoveringAgainLeavesThisProgramsAnswersAlone() {
        UUID id = conversations.create("Bread").id();
        conversations.startAnswer(id, ask(id, null, "Wheat?").id());

        conversations.recover();

        assertThat(conversations.path(id).getLast().state()).isEqualTo(State.STREAMING);
    }

    @Test
    void anAnswerToADeletedConversationEndsQuietly() {
        UUID id = conversations.create("Bread").id();
        AnswerWriter writer =
                conversations.startAnswer(id, ask(id, null, "Wheat?").id());
        writer.text("Wheat");
        conversations.delete(id);

        assertThat(writer.finish(State.COMPLETE, null, null).message().text()).isEqualTo("Wheat");
        assertThat(conversations.list()).isEmpty();
    }

    @Test
    void theShownBranchIsWrittenAsMarkdown() {
        UUID id = conversations.create("Bread").id();
        ConversationMessage question = ask(id, null, "Wheat?");
        AnswerWriter writer = conversations.startAnswer(id, question.id());
        writer.text("- yes\n");
        writer.finish(State.STOPPED, null, "Stopped.");

        assertThat(conversations.markdown(id))
                .isEqualTo("# Bread\n\n## User\n\nWheat?\n\n## Assistant\n\n- yes\n\n*Stopped.*\n");
    }

    @Test
    void whatIsNotThereIsSaid() {
        UUID unknown = UUID.randomUUID();

        assertThat(conversations.path(unknown)).isEmpty();
        assertThat(conversations.siblings(unknown)).isEmpty();
        assertThatThrownBy(() -> conversations.show(unknown)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> conversations.branch(unknown)).isInstanceOf(NoSuchElementException.class);
    }

    private ConversationMessage ask(UUID id, UUID parent, String text) {
        return conversations.addUser(id, parent, List.of(new ContentPart.Text(text)));
    }

    private ConversationMessage answer(UUID id, UUID parent, String text) {
        AnswerWriter writer = conversations.startAnswer(id, parent);
        writer.reasoning("Let me think.");
        writer.text(text);
        return writer.finish(State.COMPLETE, UUID.randomUUID(), null);
    }
}
