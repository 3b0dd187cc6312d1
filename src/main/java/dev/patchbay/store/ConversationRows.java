package dev.patchbay.store;

import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/// The tables `conversation` and `message` and their types, both ways.
final class ConversationRows {
    private ConversationRows() {}

    static Columns columns(Conversation conversation) {
        return new Columns()
                .with("id", conversation.id())
                .with("title", conversation.title())
                .with("folder", conversation.folder())
                .with("pinned", conversation.pinned())
                .with("leaf_id", conversation.leaf())
                .with("draft", conversation.draft())
                .with("created_at", conversation.created())
                .with("updated_at", conversation.updated());
    }

    static Conversation conversation(ResultSet columns, StatementContext context) throws SQLException {
        var row = new Row(columns);
        return new Conversation(
                row.id("id"),
                row.text("title"),
                row.textOrNull("folder"),
                row.flag("pinned"),
                row.idOrNull("leaf_id"),
                row.text("draft"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    static Columns columns(ConversationMessage message) {
        return new Columns()
                .with("id", message.id())
                .with("conversation_id", message.conversation())
                .with("parent_id", message.parent())
                .with("speaker", message.role())
                .with("body", message.message().text())
                .with("parts", isOneText(message.parts()) ? null : MessageParts.write(message.parts()))
                .with("reasoning", message.reasoning())
                .with("state", message.state())
                .with("attempt_id", message.attempt())
                .with("note", message.note())
                .with("created_at", message.at());
    }

    static ConversationMessage message(ResultSet columns, StatementContext context) throws SQLException {
        var row = new Row(columns);
        String parts = row.textOrNull("parts");
        return new ConversationMessage(
                row.id("id"),
                row.id("conversation_id"),
                row.idOrNull("parent_id"),
                row.constant(Role.class, "speaker"),
                parts == null ? List.of(new ContentPart.Text(row.text("body"))) : MessageParts.read(parts),
                row.text("reasoning"),
                row.constant(ConversationMessage.State.class, "state"),
                row.idOrNull("attempt_id"),
                row.textOrNull("note"),
                row.instant("created_at"));
    }

    private static boolean isOneText(List<ContentPart> parts) {
        return parts.size() == 1 && parts.getFirst() instanceof ContentPart.Text;
    }
}
