package dev.patchbay.provider;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends with a [TooLargeException] after `limit` bytes, so that no reply can fill the memory.
final class LimitedStream extends FilterInputStream {
    private final long limit;
    private long count;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int got = super.read(bytes, offset, length);
        count(Math.max(0, got));
        return got;
    }

    private void count(int bytes) throws TooLargeException {
        count += bytes;
        if (count > limit) {
            throw new TooLargeException("A reply", limit);
        }
    }
}
