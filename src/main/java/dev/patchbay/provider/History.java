package dev.patchbay.provider;

import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Sealed;
import dev.patchbay.domain.ToolCall;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A conversation as one model may be sent it. What other models sealed stays behind: they would be refused. So do
/// calls without a result and results without a call, and messages of which nothing is left.
public final class History {
    private final ModelId model;
    private final Set<String> answered;

    private History(ModelId model, List<Message> messages) {
        this.model = model;
        Set<String> called = parts(messages, ContentPart.Call.class)
                .map(part -> part.call().id())
                .collect(Collectors.toSet());
        this.answered = parts(messages, ContentPart.ToolResult.class)
                .map(ContentPart.ToolResult::callId)
                .filter(called::contains)
                .collect(Collectors.toSet());
    }

    /// `request` with the messages that its model at `provider` may be sent.
    public static ChatRequest fit(ChatRequest request, ProviderId provider) {
        var history = new History(new ModelId(provider, request.model()), request.messages());
        List<Message> messages =
                request.messages().stream().flatMap(history::fit).toList();
        return new ChatRequest(
                request.model(),
                request.system(),
                messages,
                request.tools(),
                request.temperature(),
                request.maxTokens(),
                request.stream());
    }

    private Stream<Message> fit(Message message) {
        List<ContentPart> parts = message.parts().stream().flatMap(this::fit).toList();
        boolean says = parts.stream().anyMatch(part -> !(part instanceof ContentPart.Reasoning));
        return says ? Stream.of(new Message(message.role(), parts)) : Stream.empty();
    }

    private Stream<ContentPart> fit(ContentPart part) {
        return switch (part) {
            case ContentPart.Reasoning(var text, var sealed) -> own(sealed) == null ? Stream.empty() : Stream.of(part);
            case ContentPart.Call(var call) -> answered.contains(call.id()) ? Stream.of(fit(call)) : Stream.empty();
            case ContentPart.ToolResult(var callId, var text) ->
                answered.contains(callId) ? Stream.of(part) : Stream.empty();
            case ContentPart.Text text -> Stream.of(text);
            case ContentPart.Image image -> Stream.of(image);
        };
    }

    private ContentPart fit(ToolCall call) {
        return new ContentPart.Call(
                new ToolCall(call.id(), call.name(), call.arguments(), call.complete(), own(call.sealed())));
    }

    private @Nullable Sealed own(@Nullable Sealed sealed) {
        return sealed != null && Objects.equals(sealed.by(), model) ? sealed : null;
    }

    private static <T extends ContentPart> Stream<T> parts(List<Message> messages, Class<T> type) {
        return messages.stream()
                .flatMap(message -> message.parts().stream())
                .filter(type::isInstance)
                .map(type::cast);
    }
}
