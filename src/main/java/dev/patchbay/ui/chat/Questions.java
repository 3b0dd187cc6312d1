package dev.patchbay.ui.chat;

import dev.patchbay.Core;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.Role;
import dev.patchbay.text.Words;
import dev.patchbay.ui.chat.ChatViewModel.Wish;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Stores what the user asks and makes it ready to be sent. Blocks on the database.
final class Questions {
    private final Core core;
    private final Reader reader;
    private final Words words;

    Questions(Core core, Reader reader, Words words) {
        this.core = core;
        this.reader = reader;
        this.words = words;
    }

    /// A question that is stored and can be sent.
    ///
    /// @param parent the user's message
    /// @param shown  the conversation up to it
    record Asked(UUID conversation, UUID parent, Question question, Shown shown) {}

    /// What is on the screen already.
    ///
    /// @param most how many messages are drawn at most
    /// @param past the turns of this session in the open conversation
    record Drawn(int most, List<Turn> past) {}

    /// After the end of `at`; makes the conversation if it is new.
    Asked next(Shown at, List<ContentPart> parts, Wish wish, Drawn drawn) {
        Conversation open = open(at, parts);
        UUID leaf = at.path().isEmpty() ? null : at.path().getLast().id();
        UUID asked = core.conversations().addUser(open.id(), leaf, parts).id();
        core.conversations().saveDraft(open.id(), "");
        return again(open.id(), asked, wish, drawn);
    }

    /// In other words beside `message`.
    Asked otherwise(ConversationMessage message, List<ContentPart> parts, Wish wish, Drawn drawn) {
        UUID conversation = message.conversation();
        UUID asked = core.conversations()
                .addUser(conversation, message.parent(), parts)
                .id();
        return again(conversation, asked, wish, drawn);
    }

    /// After `answer`, whatever follows it already.
    Asked after(ConversationMessage answer, List<ContentPart> parts, Wish wish, Drawn drawn) {
        UUID conversation = answer.conversation();
        UUID asked =
                core.conversations().addUser(conversation, answer.id(), parts).id();
        return again(conversation, asked, wish, drawn);
    }

    /// Ends the pauses of `models` before it does `then`: the user wants them asked now.
    Callable<Asked> unpaused(Collection<ModelId> models, Callable<Asked> then) {
        return () -> {
            models.forEach(core.breaker()::reset);
            return then.call();
        };
    }

    /// A message that is stored already.
    Asked again(UUID conversation, UUID parent, Wish wish, Drawn drawn) {
        Shown shown = reader.read(conversation, drawn.most(), drawn.past()).upTo(parent);
        var question = new Question(
                wish.task(),
                wish.model(),
                null,
                reader.context(conversation, parent),
                List.of(),
                wish.parameters(),
                Purpose.CHAT,
                wish.overCap());
        return new Asked(conversation, parent, question, shown);
    }

    private Conversation open(Shown at, List<ContentPart> parts) {
        String title = Titles.of(new Message(Role.USER, parts).text(), words.get("chat.untitled"));
        if (at.conversation() == null) {
            return core.conversations().create(title);
        }
        if (at.empty()) {
            core.conversations().rename(at.conversation().id(), title);
        }
        return at.conversation();
    }
}
