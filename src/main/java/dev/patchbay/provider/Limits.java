package dev.patchbay.provider;

import java.time.Duration;

/// How long a provider may keep us waiting and how much it may send.
///
/// @param connect   until the connection stands
/// @param check     until a list of models begins to arrive
/// @param firstByte until a streamed answer begins to arrive
/// @param whole     until an answer that is not streamed has arrived: it begins only when it is complete
/// @param silence   between two pieces of a stream
/// @param maxLine   bytes of one line of a stream
/// @param maxBody   bytes of one reply, unpacked
public record Limits(
        Duration connect,
        Duration check,
        Duration firstByte,
        Duration whole,
        Duration silence,
        int maxLine,
        long maxBody) {

    public static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(120),
            Duration.ofMinutes(10),
            Duration.ofSeconds(120),
            16 << 20,
            256L << 20);
}
