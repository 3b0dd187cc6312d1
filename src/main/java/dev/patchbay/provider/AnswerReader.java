package dev.patchbay.provider;

import dev.patchbay.domain.ChatResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Collects one answer of one protocol, streamed or whole. For one thread.
public interface AnswerReader {

    /// Takes the one object of an answer that is not streamed.
    ///
    /// @throws TooLargeException if it exceeds a limit of [Limits]
    /// @throws tools.jackson.core.JacksonException if it is not JSON: then nothing of it was taken
    void answer(JsonText json) throws TooLargeException;

    /// Takes one event of a stream.
    ///
    /// @param name what the stream called the event, or ""
    /// @throws TooLargeException if the answer exceeds a limit of [Limits]
    /// @throws tools.jackson.core.JacksonException if it is not JSON: then nothing of it was taken
    void event(String name, JsonText json) throws TooLargeException;

    /// The stream said that it is over (`[DONE]`).
    void done();

    /// Whether nothing more can come, so that reading ends here.
    boolean over();

    /// Whether the answer ended as its protocol demands; false for a cut stream.
    boolean whole();

    /// Whether a piece of the answer has come: text, reasoning, refusal or a tool call.
    boolean begun();

    /// What the provider sent in place of, or after, an answer: the object with the error; or null.
    @Nullable
    JsonNode error();

    /// All that has come so far.
    ///
    /// @param requestId from the reply's head
    ChatResult result(@Nullable String requestId);
}
