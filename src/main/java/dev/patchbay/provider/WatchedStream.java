package dev.patchbay.provider;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A reply's body under a [Watch]. For one reader; `close` from any thread ends a read that is under way.
final class WatchedStream extends FilterInputStream {
    private final Watch watch;

    WatchedStream(InputStream in, Watch watch) {
        super(in);
        this.watch = watch;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        watch.waiting();
        int count;
        try {
            count = super.read(bytes, offset, length);
        } catch (IOException e) {
            TooSlowException problem = watch.problem();
            throw problem == null ? e : problem;
        }
        watch.heard();
        TooSlowException problem = watch.problem();
        if (problem != null) {
            throw problem;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        watch.close();
        super.close();
    }
}
