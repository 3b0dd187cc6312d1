package dev.patchbay.store;

import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ConversationMessage.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The messages of conversations. Every call but the `later` ones blocks on the database and throws
/// [dev.patchbay.domain.StorageException]. Safe for use by several threads.
public final class MessageStore {
    private final Database database;

    public MessageStore(Database database) {
        this.database = database;
    }

    /// What an answer consists of so far.
    public record Progress(
            String text, String reasoning, @Nullable UUID attempt) {}

    /// The messages from the first one to `message`.
    public List<ConversationMessage> pathTo(UUID message) {
        return database.read(handle -> handle.createQuery("""
                        WITH RECURSIVE up (id, parent_id, depth) AS (
                            SELECT id, parent_id, 0 FROM message WHERE id = :id
                            UNION ALL
                            SELECT m.id, m.parent_id, up.depth + 1 FROM up JOIN message m ON m.id = up.parent_id)
                        SELECT m.* FROM up JOIN message m ON m.id = up.id ORDER BY up.depth DESC
                        """)
                .bind("id", Columns.argument(message))
                .map(ConversationRows::message)
                .list());
    }

    /// All messages with the same parent, oldest first, itself among them.
    public List<ConversationMessage> siblings(UUID message) {
        return database.read(handle -> handle.createQuery("""
                        SELECT s.* FROM message m JOIN message s ON s.conversation_id = m.conversation_id
                            AND (s.parent_id = m.parent_id OR (s.parent_id IS NULL AND m.parent_id IS NULL))
                        WHERE m.id = :id ORDER BY s.number
                        """)
                .bind("id", Columns.argument(message))
                .map(ConversationRows::message)
                .list());
    }

    /// The message in which the answer of an attempt stands, or of another attempt for the same question.
    public Optional<UUID> answer(UUID conversation, UUID attempt) {
        return database.read(handle -> handle.createQuery("""
                        SELECT m.id FROM message m JOIN attempt a ON a.id = m.attempt_id
                        JOIN attempt asked ON asked.request_id = a.request_id
                        WHERE m.conversation_id = :conversation AND asked.id = :attempt
                        ORDER BY CASE WHEN a.id = asked.id THEN 0 ELSE 1 END, m.number DESC LIMIT 1
                        """)
                .bind("attempt", Columns.argument(attempt))
                .bind("conversation", Columns.argument(conversation))
                .map((columns, context) -> columns.getObject(1, UUID.class))
                .findOne());
    }

    public Optional<ConversationMessage> find(UUID message) {
        return database.read(handle -> handle.createQuery("SELECT * FROM message WHERE id = :id")
                .bind("id", Columns.argument(message))
                .map(ConversationRows::message)
                .findOne());
    }

    /// Adds a message and makes it the end of the shown branch.
    public void append(ConversationMessage message) {
        database.write(handle -> {
            ConversationRows.columns(message).insertInto(handle, "message");
            new Columns()
                    .with("leaf_id", message.id())
                    .with("updated_at", message.at())
                    .update(handle, "conversation", message.conversation(), "");
            return true;
        });
    }

    /// The newest end below `message`: its newest child's newest child, and so on.
    public UUID newestEnd(UUID message) {
        return database.read(handle -> {
            UUID end = message;
            Optional<UUID> child = newestChild(handle, end);
            while (child.isPresent()) {
                end = child.get();
                child = newestChild(handle, end);
            }
            return end;
        });
    }

    /// Keeps how far an answer has come, after `delay` and without waiting.
    ///
    /// @param progress asked on the writing thread; empty if there is nothing new
    public void saveLater(UUID message, Duration delay, Supplier<Optional<Progress>> progress) {
        database.writeLater(
                delay,
                handle -> progress.get()
                        .ifPresent(now -> columns(now).update(handle, "message", message, "AND state = 'STREAMING'")));
    }

    /// Ends an answer; on return it survives a power cut.
    public void finish(ConversationMessage message, Instant at) {
        database.writeDurably(handle -> {
            ConversationRows.columns(message).update(handle, "message", message.id(), "");
            new Columns().with("updated_at", at).update(handle, "conversation", message.conversation(), "");
            return true;
        });
    }

    /// Marks every answer that is still being written.
    public void interruptAll(String note) {
        database.write(handle -> handle.createUpdate(
                        "UPDATE message SET state = :interrupted, note = :note WHERE state = :streaming")
                .bind("interrupted", State.INTERRUPTED.name())
                .bind("note", note)
                .bind("streaming", State.STREAMING.name())
                .execute());
    }

    private static Columns columns(Progress progress) {
        return new Columns()
                .with("body", progress.text())
                .with("reasoning", progress.reasoning())
                .with("attempt_id", progress.attempt());
    }

    private static Optional<UUID> newestChild(Handle handle, UUID parent) {
        return handle.createQuery("SELECT id FROM message WHERE parent_id = :id ORDER BY number DESC LIMIT 1")
                .bind("id", Columns.argument(parent))
                .map((columns, context) -> columns.getObject(1, UUID.class))
                .findOne();
    }
}
