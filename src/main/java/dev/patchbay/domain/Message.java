package dev.patchbay.domain;

import java.util.List;
import java.util.stream.Collectors;

/// One turn of a conversation.
public record Message(Role role, List<ContentPart> parts) {

    public Message {
        parts = List.copyOf(parts);
    }

    public static Message of(Role role, String text) {
        return new Message(role, List.of(new ContentPart.Text(text)));
    }

    public static Message user(String text) {
        return of(Role.USER, text);
    }

    public static Message assistant(String text) {
        return of(Role.ASSISTANT, text);
    }

    /// All visible words, joined.
    public String text() {
        return parts.stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .collect(Collectors.joining());
    }
}
