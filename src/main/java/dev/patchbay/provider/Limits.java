package dev.patchbay.provider;

import java.time.Duration;

/// How long a provider may keep us waiting and how much it may send.
///
/// Comments, pings and blank lines of a stream are not silence: with them a provider says that it is at work, for
/// minutes before the first token of a model that reasons. One that sends nothing else for ever ends at `longest`.
///
/// @param connect   until the connection stands
/// @param check     until a list of models has arrived
/// @param firstByte until a streamed answer begins to arrive: connection, sending and the server's thinking together
/// @param whole     until an answer that is not streamed has arrived: it begins only when it is complete
/// @param silence   between two pieces of a stream
/// @param longest   until a streamed answer has arrived, however steadily it trickles
/// @param refusal   until an error's body has arrived, from its head on; what came by then has to do
/// @param rest      between two events after the end of an answer: its usage may follow, and some leave the line open
/// @param maxLine   bytes of one line of a stream
/// @param maxBody   bytes of one reply, unpacked
public record Limits(
        Duration connect,
        Duration check,
        Duration firstByte,
        Duration whole,
        Duration silence,
        Duration longest,
        Duration rest,
        Duration refusal,
        int maxLine,
        long maxBody) {

    /// Characters of one answer: text, reasoning and arguments together. No model writes a tenth of it.
    public static final int MAX_ANSWER = 16 << 20;

    /// Tool calls of one answer, or blocks of its content.
    public static final int MAX_PARTS = 1_000;

    /// Pieces of tool calls in one stream.
    public static final int MAX_TOOL_DELTAS = 1 << 16;

    /// Entries of what goes back as it came, reasoning details say.
    public static final int MAX_SEALED = 1 << 15;

    /// Bytes of an answer, or of a list of models, that comes in one piece.
    public static final int MAX_WHOLE = 32 << 20;

    /// Bytes of blank lines and comments before an answer.
    public static final int MAX_LEAD_IN = 1 << 20;

    /// Bytes of an error's body; what comes after them is not read.
    public static final int MAX_ERROR = 1 << 16;

    /// Levels of JSON inside each other.
    public static final int MAX_DEPTH = 500;

    /// Digits of a number in JSON.
    public static final int MAX_DIGITS = 1_000;

    public static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(120),
            Duration.ofMinutes(10),
            Duration.ofSeconds(120),
            Duration.ofMinutes(60),
            Duration.ofSeconds(8),
            Duration.ofSeconds(5),
            16 << 20,
            256L << 20);

    public Limits connect(Duration other) {
        return new Limits(other, check, firstByte, whole, silence, longest, rest, refusal, maxLine, maxBody);
    }

    public Limits check(Duration other) {
        return new Limits(connect, other, firstByte, whole, silence, longest, rest, refusal, maxLine, maxBody);
    }

    public Limits firstByte(Duration other) {
        return new Limits(connect, check, other, whole, silence, longest, rest, refusal, maxLine, maxBody);
    }

    public Limits whole(Duration other) {
        return new Limits(connect, check, firstByte, other, silence, longest, rest, refusal, maxLine, maxBody);
    }

    public Limits silence(Duration other) {
        return new Limits(connect, check, firstByte, whole, other, longest, rest, refusal, maxLine, maxBody);
    }

    public Limits longest(Duration other) {
        return new Limits(connect, check, firstByte, whole, silence, other, rest, refusal, maxLine, maxBody);
    }

    public Limits refusal(Duration other) {
        return new Limits(connect, check, firstByte, whole, silence, longest, rest, other, maxLine, maxBody);
    }

    public Limits rest(Duration other) {
        return new Limits(connect, check, firstByte, whole, silence, longest, other, refusal, maxLine, maxBody);
    }

    public Limits maxLine(int other) {
        return new Limits(connect, check, firstByte, whole, silence, longest, rest, refusal, other, maxBody);
    }

    public Limits maxBody(long other) {
        return new Limits(connect, check, firstByte, whole, silence, longest, rest, refusal, maxLine, other);
    }
}
