package dev.patchbay.chat;

import dev.patchbay.testing.FaultServer.Fault;
import dev.patchbay.testing.FaultServer.Line;
import dev.patchbay.testing.Faults;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Two answers of three are good; the rest is anything that can go wrong. The same seed gives the same mixture.
public final class BadNetwork implements Supplier<Fault> {
    private static final int MOST_WORDS = 40;
    private static final long MOST_MILLIS_A_WORD = 20;

    private final Random random;

    public BadNetwork(long seed) {
        random = new Random(seed);
    }

    @Override
    public synchronized Fault get() {
        int words = random.nextInt(MOST_WORDS);
        long pace = 1 + random.nextLong(MOST_MILLIS_A_WORD);
        return switch (random.nextInt(42)) {
            case 0 -> Faults.resetAtOnce();
            case 1 -> Faults.closeAtOnce();
            case 2 -> Faults.resetAfterHead();
            case 3 -> Line::hang;
            case 4 -> Faults.garbage();
            case 5 -> Faults.error(500, "because");
            case 6 -> Faults.error(503, "because");
            case 7 -> Faults.error(401, "because");
            case 8 -> Faults.error(404, "because");
            case 9 -> Faults.reply("429 Too Many", "retry-after-ms: 20\r\n", "{\"error\":{\"message\":\"because\"}}");
            case 10 -> Faults.reply("200 OK", "Content-Type: text/html\r\n", "<html><title>Log in</title></html>");
            case 11 -> then(words, pace, Line::hang);
            case 12 -> then(words, pace, Line::reset);
            case 13 -> then(words, pace, line -> line.socket().close());
            default -> then(words, pace, Faults::end);
        };
    }

    private static Fault then(int words, long pace, Fault end) {
        return line -> {
            Faults.begin(line, "Well ");
            for (int i = 0; i < words; i++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pace));
                if (Thread.interrupted()) {
                    throw new IOException("the server was closed");
                }
                line.write(Faults.delta("word "));
            }
            end.play(line);
        };
    }
}
