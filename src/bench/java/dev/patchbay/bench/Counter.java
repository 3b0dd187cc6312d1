package dev.patchbay.bench;

import java.util.function.Consumer;

/// Counts pieces of text. Some clients also hand on the empty first one.
final class Counter implements Consumer<String> {
    private long count;

    @Override
    public void accept(String piece) {
        count += piece.isEmpty() ? 0 : 1;
    }

    long checked(long expected) {
        if (count != expected) {
            throw new IllegalStateException(count + " pieces instead of " + expected);
        }
        return count;
    }
}
