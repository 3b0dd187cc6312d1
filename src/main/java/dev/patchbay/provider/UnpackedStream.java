package dev.patchbay.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A body that is said to be packed with gzip. Servers and gateways say so of empty and of plain bodies too, above
/// all of errors: what the first read finds decides. For one reader; `close` from any thread, as `in` allows it.
final class UnpackedStream extends PieceStream {
    private static final int FIRST = GZIPInputStream.GZIP_MAGIC & 0xff;
    private static final int SECOND = GZIPInputStream.GZIP_MAGIC >> 8;

    private final InputStream in;
    private @Nullable InputStream unpacked;

    UnpackedStream(InputStream in) {
        this.in = in;
    }

    /// @param encoding the value of `Content-Encoding`
    static boolean reads(String encoding) {
        String name = encoding.strip().toLowerCase(Locale.ROOT);
        return name.equals("gzip") || name.equals("x-gzip");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (unpacked == null) {
            unpacked = begun();
        }
        return unpacked.read(bytes, offset, length);
    }

    private InputStream begun() throws IOException {
        var body = new PushbackInputStream(in, 2);
        byte[] start = body.readNBytes(2);
        body.unread(start);
        boolean packed = start.length == 2 && (start[0] & 0xff) == FIRST && (start[1] & 0xff) == SECOND;
        return packed ? new GZIPInputStream(body) : body;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
