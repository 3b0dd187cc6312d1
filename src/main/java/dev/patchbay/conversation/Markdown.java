package dev.patchbay.conversation;

import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.Role;
import java.util.List;
import java.util.stream.Collectors;

/// A conversation as a Markdown document: the title, then each message under its speaker. Roles stand in
/// the words of the wire, so that a document can be read by programs whatever the user's language.
final class Markdown {
    private Markdown() {}

    static String of(Conversation conversation, List<ConversationMessage> messages) {
        return messages.stream()
                .map(Markdown::of)
                .collect(Collectors.joining("\n", "# " + conversation.title().strip() + "\n\n", ""));
    }

    private static String of(ConversationMessage message) {
        String body = message.parts().stream().map(Markdown::of).collect(Collectors.joining("\n\n"));
        String note = message.note() == null ? "" : "\n\n*" + message.note() + "*";
        return "## " + speaker(message.role()) + "\n\n" + body.strip() + note + "\n";
    }

    private static String of(ContentPart part) {
        return switch (part) {
            case ContentPart.Text(var text) -> text;
            case ContentPart.Image(var mediaType, var base64) -> "![](data:" + mediaType + ";base64," + base64 + ")";
            case ContentPart.Reasoning reasoning -> "";
            case ContentPart.Call(var call) -> "```json\n" + call.name() + " " + call.arguments() + "\n```";
            case ContentPart.ToolResult(var callId, var text) -> "```\n" + text + "\n```";
        };
    }

    private static String speaker(Role role) {
        return switch (role) {
            case SYSTEM -> "System";
            case USER -> "User";
            case ASSISTANT -> "Assistant";
            case TOOL -> "Tool";
        };
    }
}
