package dev.patchbay.conversation;

import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Conversations and their messages. Every call blocks on the database; safe for use by several threads.
public final class Conversations {

    /// Pinned ones first, then newest first.
    public List<Conversation> list() {
        throw new UnsupportedOperationException();
    }

    /// Those whose title or messages contain all words of `text`, in any case; newest first.
    public List<Conversation> search(String text) {
        throw new UnsupportedOperationException();
    }

    public Optional<Conversation> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /// @param title what the list shows until it is renamed
    public Conversation create(String title) {
        throw new UnsupportedOperationException();
    }

    public void rename(UUID id, String title) {
        throw new UnsupportedOperationException();
    }

    public void pin(UUID id, boolean pinned) {
        throw new UnsupportedOperationException();
    }

    /// Deletes the conversation with its messages; its attempts stay in the ledger.
    public void delete(UUID id) {
        throw new UnsupportedOperationException();
    }

    public void saveDraft(UUID id, String draft) {
        throw new UnsupportedOperationException();
    }

    /// The shown branch, first message first.
    public List<ConversationMessage> path(UUID id) {
        throw new UnsupportedOperationException();
    }

    /// All messages with the same parent, oldest first, itself among them.
    public List<ConversationMessage> siblings(UUID message) {
        throw new UnsupportedOperationException();
    }

    /// Shows the branch that goes through `message` to its newest end.
    public void show(UUID message) {
        throw new UnsupportedOperationException();
    }

    /// Adds a user's message after `parent` (null: as a first message) and makes it the end of the shown branch.
    public ConversationMessage addUser(UUID id, @Nullable UUID parent, List<ContentPart> parts) {
        throw new UnsupportedOperationException();
    }

    /// Starts an answer after `parent` and makes it the end of the shown branch.
    public AnswerWriter startAnswer(UUID id, UUID parent) {
        throw new UnsupportedOperationException();
    }

    /// A new conversation with the messages from the first to `message`.
    public Conversation branch(UUID message) {
        throw new UnsupportedOperationException();
    }

    /// The shown branch as Markdown.
    public String markdown(UUID id) {
        throw new UnsupportedOperationException();
    }

    /// Marks answers that a killed program left unfinished. Called once at start.
    public void recover() {
        throw new UnsupportedOperationException();
    }
}
