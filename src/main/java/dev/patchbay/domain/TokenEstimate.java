package dev.patchbay.domain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tokens of a prompt before any provider has counted them: what to expect, and what it can never exceed.
public final class TokenEstimate {
    private static final int PER_MESSAGE = 16;
    private static final int PER_REQUEST = 64;
    private static final int BYTES_PER_TOKEN = 4;
    private static final int ABOUT_PER_IMAGE = 1_500;

    /// No vision model of the catalogue counts an image dearer than this (gpt-4o-mini at high detail comes closest).
    private static final int MOST_PER_IMAGE = 50_000;

    private TokenEstimate() {}

    /// What the prompt is likely to count: for showing, never for holding money.
    public static long about(@Nullable String system, List<Message> messages, List<Tool> tools) {
        return sum(system, messages, tools, BYTES_PER_TOKEN, 4, ABOUT_PER_IMAGE);
    }

    /// A bound no tokenizer can beat: a token is at least one UTF-8 byte, each message has a fixed overhead, and a
    /// provider may add a prompt of its own. Tools are put into words of the provider's own, whose length only it
    /// knows: they count twice, and once more for the instructions that come with them.
    ///
    /// @param dialect of the provider that is asked: how much that one adds
    public static long atMost(@Nullable String system, List<Message> messages, List<Tool> tools, Dialect dialect) {
        long forTools =
                tools.isEmpty() ? 0 : dialect.addedTokensForTools() + sum(null, List.of(), tools, 1, PER_MESSAGE, 0);
        return PER_REQUEST
                + dialect.addedTokens()
                + sum(system, messages, tools, 1, PER_MESSAGE, MOST_PER_IMAGE)
                + forTools;
    }

    /// What received text is likely to count as output.
    public static long about(String text) {
        return ceilDiv(bytes(text), BYTES_PER_TOKEN);
    }

    private static long sum(
            @Nullable String system, List<Message> messages, List<Tool> tools, int per, int perMessage, int perImage) {
        long total = system == null ? 0 : perMessage + ceilDiv(bytes(system), per);
        for (Message message : messages) {
            total += perMessage;
            for (ContentPart part : message.parts()) {
                total += tokens(part, per, perImage);
            }
        }
        for (Tool tool : tools) {
            total += perMessage + ceilDiv(bytes(tool.name() + tool.description() + tool.parameters()), per);
        }
        return total;
    }

    private static long tokens(ContentPart part, int per, int perImage) {
        return switch (part) {
            case ContentPart.Text(var text) -> ceilDiv(bytes(text), per);
            case ContentPart.Image image -> perImage;
            case ContentPart.Reasoning(var text, var sealed) -> ceilDiv(bytes(sealed), per);
            case ContentPart.Call(var call) ->
                ceilDiv(bytes(call.id() + call.name() + call.arguments()) + bytes(call.sealed()), per);
            case ContentPart.ToolResult(var id, var text) -> ceilDiv(bytes(id + text), per);
        };
    }

    private static long bytes(@Nullable Sealed sealed) {
        return sealed == null ? 0 : bytes(sealed.json());
    }

    private static long bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long ceilDiv(long bytes, int per) {
        return Math.ceilDiv(bytes, per);
    }
}
