package dev.patchbay.domain;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// One piece of a message.
public sealed interface ContentPart {

    /// Visible words.
    record Text(String text) implements ContentPart {}

    /// A picture.
    ///
    /// @param mediaType `image/png`, `image/jpeg`, `image/webp` or `image/gif`
    /// @param base64    the bytes, base64 without line breaks: the only form any wire takes
    record Image(String mediaType, String base64) implements ContentPart {
        public static Image of(String mediaType, byte[] bytes) {
            return new Image(mediaType, Base64.getEncoder().encodeToString(bytes));
        }
    }

    /// What a model thought before it answered.
    ///
    /// @param text   as far as it may be read; "" where all of it is sealed
    /// @param sealed what goes back to the model in its stead, or null
    record Reasoning(String text, @Nullable Sealed sealed) implements ContentPart {}

    /// The model's wish to run a tool.
    record Call(ToolCall call) implements ContentPart {}

    /// What a tool answered.
    ///
    /// @param callId the id of the [ToolCall] this belongs to
    record ToolResult(String callId, String text) implements ContentPart {}
}
