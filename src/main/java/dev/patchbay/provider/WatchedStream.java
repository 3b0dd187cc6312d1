package dev.patchbay.provider;

import java.io.IOException;
import java.io.InputStream;

/// A reply's body under a [Watch]. For one reader; `close` from any thread ends a read that is under way.
final class WatchedStream extends PieceStream {
    private final InputStream in;
    private final Watch watch;

    WatchedStream(InputStream in, Watch watch) {
        this.in = in;
        this.watch = watch;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        watch.waiting();
        int count;
        try {
            count = in.read(bytes, offset, length);
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
        in.close();
    }
}
