package dev.patchbay.store;

import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Conversations. Every call blocks on the database and throws [dev.patchbay.domain.StorageException].
/// Safe for use by several threads.
public final class ConversationStore {
    private final Database database;

    public ConversationStore(Database database) {
        this.database = database;
    }

    /// Pinned ones first, then newest first.
    public List<Conversation> list() {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM conversation ORDER BY pinned DESC, updated_at DESC, id")
                        .map(ConversationRows::conversation)
                        .list());
    }

    /// Those that have every word in their title or messages; newest first.
    ///
    /// @param words in lower case; not empty
    public List<Conversation> search(List<String> words) {
        var conditions = new StringBuilder("SELECT c.* FROM conversation c WHERE TRUE");
        for (int i = 0; i < words.size(); i++) {
            conditions.append(' ').append("""
                     AND (POSITION(:word%1$d IN LOWER(c.title)) > 0 OR EXISTS (
                        SELECT 1 FROM message m
                        WHERE m.conversation_id = c.id AND POSITION(:word%1$d IN LOWER(m.body)) > 0))""".formatted(i));
        }
        return database.read(handle -> {
            Query query = handle.createQuery(conditions.append(" ORDER BY updated_at DESC, id"));
            for (int i = 0; i < words.size(); i++) {
                query.bind("word" + i, words.get(i));
            }
            return query.map(ConversationRows::conversation).list();
        });
    }

    public Optional<Conversation> find(UUID id) {
        return database.read(handle -> find(handle, id));
    }

    public void insert(Conversation conversation) {
        change(handle -> ConversationRows.columns(conversation).insertInto(handle, "conversation"));
    }

    /// Adds a conversation with all its messages, parents first.
    public void insert(Conversation conversation, List<ConversationMessage> messages) {
        change(handle -> {
            ConversationRows.columns(conversation).insertInto(handle, "conversation");
            messages.forEach(message -> ConversationRows.columns(message).insertInto(handle, "message"));
        });
    }

    public void rename(UUID id, String title) {
        set(id, new Columns().with("title", title));
    }

    public void pin(UUID id, boolean pinned) {
        set(id, new Columns().with("pinned", pinned));
    }

    public void saveDraft(UUID id, String draft) {
        set(id, new Columns().with("draft", draft));
    }

    /// Sets the message that the shown branch ends with.
    public void setLeaf(UUID id, @Nullable UUID leaf) {
        set(id, new Columns().with("leaf_id", leaf));
    }

    /// Deletes the conversation and its messages.
    public void delete(UUID id) {
        change(handle -> handle.createUpdate("DELETE FROM conversation WHERE id = :id")
                .bind("id", Columns.argument(id))
                .execute());
    }

    private void set(UUID id, Columns columns) {
        change(handle -> columns.update(handle, "conversation", id, ""));
    }

    private void change(Consumer<Handle> change) {
        database.write(handle -> {
            change.accept(handle);
            return true;
        });
    }

    private static Optional<Conversation> find(Handle handle, UUID id) {
        return handle.createQuery("SELECT * FROM conversation WHERE id = :id")
                .bind("id", Columns.argument(id))
                .map(ConversationRows::conversation)
                .findOne();
    }
}
