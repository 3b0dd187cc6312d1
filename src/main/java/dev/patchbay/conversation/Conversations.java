package dev.patchbay.conversation;

import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ConversationMessage.State;
import dev.patchbay.domain.Role;
import dev.patchbay.store.ConversationStore;
import dev.patchbay.store.Database;
import dev.patchbay.store.MessageStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Conversations and their messages. Every call blocks on the database and throws
/// [dev.patchbay.domain.StorageException] if it fails; safe for use by several threads.
public final class Conversations {
    private static final String INTERRUPTED = "Patchbay ended before the answer was complete.";

    private final ConversationStore store;
    private final MessageStore messages;
    private final Clock clock;
    private boolean recovered;

    public Conversations(Database database, Clock clock) {
        this.store = new ConversationStore(database);
        this.messages = new MessageStore(database);
        this.clock = clock;
    }

    /// Pinned ones first, then newest first.
    public List<Conversation> list() {
        return store.list();
    }

    /// Those whose title or messages contain all words of `text`, in any case; newest first. No word finds all.
    public List<Conversation> search(String text) {
        return store.search(Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList());
    }

    public Optional<Conversation> find(UUID id) {
        return store.find(id);
    }

    /// @param title what the list shows until it is renamed
    public Conversation create(String title) {
        Conversation created = fresh(UUID.randomUUID(), title, null, null);
        store.insert(created);
        return created;
    }

    public void rename(UUID id, String title) {
        store.rename(id, title);
    }

    public void pin(UUID id, boolean pinned) {
        store.pin(id, pinned);
    }

    /// Deletes the conversation with its messages; its attempts stay in the ledger.
    public void delete(UUID id) {
        store.delete(id);
    }

    public void saveDraft(UUID id, String draft) {
        store.saveDraft(id, draft);
    }

    /// The shown branch, first message first; empty if there is no such conversation.
    public List<ConversationMessage> path(UUID id) {
        return store.find(id).map(Conversation::leaf).map(messages::pathTo).orElse(List.of());
    }

    /// All messages with the same parent, oldest first, itself among them.
    public List<ConversationMessage> siblings(UUID message) {
        return messages.siblings(message);
    }

    /// The answer that an attempt gave in this conversation, or that another attempt for the same question did.
    public Optional<UUID> answer(UUID id, UUID attempt) {
        return messages.answer(id, attempt);
    }

    /// Shows the branch that goes through `message` to its newest end.
    ///
    /// @throws NoSuchElementException if there is no such message
    public void show(UUID message) {
        store.setLeaf(existing(message).conversation(), messages.newestEnd(message));
    }

    /// Adds a user's message after `parent` (null: as a first message) and makes it the end of the shown branch.
    public ConversationMessage addUser(UUID id, @Nullable UUID parent, List<ContentPart> parts) {
        var message = new ConversationMessage(
                UUID.randomUUID(), id, parent, Role.USER, parts, "", State.COMPLETE, null, null, Times.now(clock));
        messages.append(message);
        return message;
    }

    /// Starts an answer after `parent` and makes it the end of the shown branch.
    public AnswerWriter startAnswer(UUID id, UUID parent) {
        recover();
        var message = new ConversationMessage(
                UUID.randomUUID(),
                id,
                parent,
                Role.ASSISTANT,
                List.of(new ContentPart.Text("")),
                "",
                State.STREAMING,
                null,
                null,
                Times.now(clock));
        messages.append(message);
        return new AnswerWriter(messages, clock, message);
    }

    /// A new conversation with the messages from the first to `message`.
    ///
    /// @throws NoSuchElementException if there is no such message
    public Conversation branch(UUID message) {
        List<ConversationMessage> path = messages.pathTo(message);
        Conversation from = store.find(existing(message).conversation()).orElseThrow();
        UUID id = UUID.randomUUID();
        List<ConversationMessage> copies = copies(path, id);
        Conversation branch =
                fresh(id, from.title(), from.folder(), copies.getLast().id());
        store.insert(branch, copies);
        return branch;
    }

    /// The shown branch as Markdown.
    ///
    /// @throws NoSuchElementException if there is no such conversation
    public String markdown(UUID id) {
        return Markdown.of(store.find(id).orElseThrow(), path(id));
    }

    /// Marks answers that a killed program left unfinished. Only the first call does something, and
    /// [#startAnswer] makes sure that it has happened: later unfinished answers are this program's own.
    public synchronized void recover() {
        if (!recovered) {
            messages.interruptAll(INTERRUPTED);
            recovered = true;
        }
    }

    /// Lets [#recover] do its work again: the database is another one, and no answer is being written.
    public synchronized void recoverAnew() {
        recovered = false;
    }

    private ConversationMessage existing(UUID message) {
        return messages.find(message).orElseThrow(() -> new NoSuchElementException("No such message: " + message));
    }

    private Conversation fresh(UUID id, String title, @Nullable String folder, @Nullable UUID leaf) {
        Instant now = Times.now(clock);
        return new Conversation(id, title, folder, false, leaf, "", now, now);
    }

    private static List<ConversationMessage> copies(List<ConversationMessage> path, UUID conversation) {
        var ids = new HashMap<UUID, UUID>();
        var copies = new ArrayList<ConversationMessage>();
        for (ConversationMessage message : path) {
            UUID id = UUID.randomUUID();
            copies.add(new ConversationMessage(
                    id,
                    conversation,
                    message.parent() == null ? null : ids.get(message.parent()),
                    message.role(),
                    message.parts(),
                    message.reasoning(),
                    message.state() == State.STREAMING ? State.STOPPED : message.state(),
                    message.attempt(),
                    message.note(),
                    message.at()));
            ids.put(message.id(), id);
        }
        return copies;
    }
}
