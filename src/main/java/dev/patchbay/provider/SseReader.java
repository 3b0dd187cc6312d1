package dev.patchbay.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads server-sent events from bytes that may be cut anywhere, also inside a character. Lines end with
/// LF, CRLF or CR; comments are skipped. For one thread.
public final class SseReader {
    private final InputStream in;
    private final int maxLine;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int filled;
    private byte[] line = new byte[1024];
    private int length;
    private boolean afterCr;
    private boolean firstLine = true;

    /// @param maxLine the longest line in bytes
    public SseReader(InputStream in, int maxLine) {
        this.in = in;
        this.maxLine = maxLine;
    }

    /// @param name     what `event:` says, or ""
    /// @param data     the data lines, joined by line feeds
    /// @param complete false if the stream ended before the empty line that ends an event
    public record Event(String name, String data, boolean complete) {}

    /// The next event that has data, or null at the end.
    ///
    /// @throws TooLargeException if a line is longer than allowed
    public @Nullable Event next() throws IOException {
        String name = "";
        StringBuilder data = null;
        while (readLine()) {
            if (length == 0) {
                if (data != null) {
                    return new Event(name, data.toString(), true);
                }
                name = "";
                continue;
            }
            int colon = colon();
            String field = text(0, colon);
            if (field.equals("event")) {
                name = value(colon);
            } else if (field.equals("data")) {
                data = data == null ? new StringBuilder() : data.append('\n');
                data.append(value(colon));
            }
        }
        return data == null ? null : new Event(name, data.toString(), false);
    }

    private int colon() {
        for (int i = 0; i < length; i++) {
            if (line[i] == ':') {
                return i;
            }
        }
        return length;
    }

    private String value(int colon) {
        int from = Math.min(colon + 1, length);
        return text(from < length && line[from] == ' ' ? from + 1 : from, length);
    }

    private String text(int from, int to) {
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    /// @return false at the end of the stream; a last line without a line end still counts
    private boolean readLine() throws IOException {
        length = 0;
        while (true) {
            if (position == filled && !fill()) {
                return length > 0;
            }
            byte next = buffer[position];
            if (afterCr && next == '\n') {
                afterCr = false;
                position++;
                continue;
            }
            afterCr = false;
            copyUpToLineEnd();
            if (position < filled) {
                afterCr = buffer[position++] == '\r';
                dropByteOrderMark();
                return true;
            }
        }
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer);
        position = 0;
        filled = Math.max(0, count);
        return count > 0;
    }

    private void copyUpToLineEnd() throws TooLargeException {
        int from = position;
        while (position < filled && buffer[position] != '\n' && buffer[position] != '\r') {
            position++;
        }
        int count = position - from;
        if (length + count > maxLine) {
            throw new TooLargeException("A line", maxLine);
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
        }
        System.arraycopy(buffer, from, line, length, count);
        length += count;
    }

    private void dropByteOrderMark() {
        if (firstLine && length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF) {
            length -= 3;
            System.arraycopy(line, 3, line, 0, length);
        }
        firstLine = false;
    }
}
