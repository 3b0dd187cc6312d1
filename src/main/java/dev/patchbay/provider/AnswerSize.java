package dev.patchbay.provider;

/// How much of one answer has come, so that none can fill the memory however small its pieces are. For one thread.
public final class AnswerSize {
    private long characters;
    private int parts;
    private int toolDeltas;
    private int sealed;

    /// A piece of text, reasoning or arguments.
    ///
    /// @throws TooLargeException beyond [Limits#MAX_ANSWER]
    public void add(CharSequence piece) throws TooLargeException {
        characters += piece.length();
        if (characters > Limits.MAX_ANSWER) {
            throw new TooLargeException("An answer", Limits.MAX_ANSWER, "characters");
        }
    }

    /// A tool call, or a block of content.
    ///
    /// @throws TooLargeException beyond [Limits#MAX_PARTS]
    public void part() throws TooLargeException {
        if (++parts > Limits.MAX_PARTS) {
            throw new TooLargeException("An answer", Limits.MAX_PARTS, "tool calls or blocks");
        }
    }

    /// A piece of a tool call.
    ///
    /// @throws TooLargeException beyond [Limits#MAX_TOOL_DELTAS]
    public void toolDelta() throws TooLargeException {
        if (++toolDeltas > Limits.MAX_TOOL_DELTAS) {
            throw new TooLargeException("An answer", Limits.MAX_TOOL_DELTAS, "pieces of tool calls");
        }
    }

    /// An entry of a list that goes back as it came; some providers make one of each piece of a thought.
    ///
    /// @throws TooLargeException beyond [Limits#MAX_SEALED]
    public void sealed() throws TooLargeException {
        if (++sealed > Limits.MAX_SEALED) {
            throw new TooLargeException("An answer", Limits.MAX_SEALED, "entries to send back");
        }
    }
}
