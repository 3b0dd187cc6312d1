package dev.patchbay.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads server-sent events from bytes that may be cut anywhere, also inside a character. Lines end with
/// LF, CRLF or CR; comments are skipped. An event is handed out where it lies in the buffer, not copied.
/// For one thread.
public final class SseReader {
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't'};
    private static final List<String> OTHER_FIELDS = List.of("id", "retry", "data", "event");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /// Bytes that `[DONE]` and blanks around it may have; no piece of an answer is so short.
    private static final int SHORT = 20;

    /// Bytes that are kept of a line that belongs to no event.
    private static final int MAX_STRAY = 1 << 12;

    private final InputStream in;
    private final int maxLine;
    private byte[] buffer = new byte[8192];
    private int position;
    private int filled;
    private int lineFrom;
    private int lineTo;
    private int dataFrom;
    private int dataTo;
    private boolean hasData;
    private boolean afterCr;
    private boolean firstLine = true;
    private byte[] lastName = {};
    private String lastNameText = "";
    private String stray = "";

    /// @param maxLine the longest line, and the longest event, in bytes
    public SseReader(InputStream in, int maxLine) {
        this.in = in;
        this.maxLine = maxLine;
    }

    /// An event where it lies in the reader's buffer, which is the caller's to write to until the next is read.
    ///
    /// @param name     what `event:` says, or ""
    /// @param buffer   holds the data lines, joined by line feeds, from `from` to before `to`
    /// @param complete false if the stream ended before the empty line that ends an event
    @SuppressWarnings("ArrayRecordComponent") // a view: never compared
    public record Event(String name, byte[] buffer, int from, int to, boolean complete) {

        /// Whether it says in OpenAI's way that the stream is over.
        boolean isDone() {
            return to - from < SHORT
                    && new String(buffer, from, to - from, StandardCharsets.UTF_8)
                            .strip()
                            .equals("[DONE]");
        }
    }

    /// The next event whose data is not blank, or null at the end. It holds until this is called again.
    ///
    /// @throws TooLargeException if a line or an event is longer than allowed
    public @Nullable Event next() throws IOException {
        String name = "";
        hasData = false;
        while (readLine()) {
            if (lineFrom == lineTo) {
                if (hasWords()) {
                    return new Event(name, buffer, dataFrom, dataTo, true);
                }
                hasData = false;
                name = "";
                continue;
            }
            int colon = colon();
            if (Arrays.equals(buffer, lineFrom, colon, DATA, 0, DATA.length)) {
                addData(value(colon));
            } else if (Arrays.equals(buffer, lineFrom, colon, EVENT, 0, EVENT.length)) {
                name = name(value(colon));
            } else if (colon > lineFrom) {
                stray();
            }
        }
        return hasWords() ? new Event(name, buffer, dataFrom, dataTo, false) : null;
    }

    /// The last line so far that is no line of an event, its beginning at least, or "": a server or a proxy in trouble
    /// may write what happened right into the stream.
    String lastStray() {
        return stray;
    }

    /// A field that nobody needs is no such line, nor is one that was cut within its name.
    private void stray() {
        int to = Math.min(lineTo, lineFrom + MAX_STRAY);
        String line = new String(buffer, lineFrom, to - lineFrom, StandardCharsets.UTF_8);
        String field = line.split(":", 2)[0];
        if (!line.isBlank() && OTHER_FIELDS.stream().noneMatch(other -> other.startsWith(field))) {
            stray = line;
        }
    }

    private boolean hasWords() {
        int at = dataFrom;
        while (hasData && at < dataTo && (buffer[at] == ' ' || buffer[at] == '\t' || buffer[at] == '\n')) {
            at++;
        }
        return hasData && at < dataTo;
    }

    private int colon() {
        int colon = lineFrom;
        while (colon < lineTo && buffer[colon] != ':') {
            colon++;
        }
        return colon;
    }

    /// Where the value begins in the line; it goes to the line's end.
    private int value(int colon) {
        int from = Math.min(colon + 1, lineTo);
        return from < lineTo && buffer[from] == ' ' ? from + 1 : from;
    }

    /// A further line of data moves up to the one before: its field name leaves more than enough room.
    private void addData(int from) {
        if (hasData) {
            buffer[dataTo] = '\n';
            System.arraycopy(buffer, from, buffer, dataTo + 1, lineTo - from);
            dataTo += 1 + lineTo - from;
        } else {
            dataFrom = from;
            dataTo = lineTo;
            hasData = true;
        }
    }

    /// Events of one stream mostly have one name.
    private String name(int from) {
        if (!Arrays.equals(buffer, from, lineTo, lastName, 0, lastName.length)) {
            lastName = Arrays.copyOfRange(buffer, from, lineTo);
            lastNameText = new String(lastName, StandardCharsets.UTF_8);
        }
        return lastNameText;
    }

    /// @return false at the end of the stream; a last line without a line end still counts
    private boolean readLine() throws IOException {
        lineFrom = position;
        while (true) {
            if (afterCr && position < filled) {
                position += buffer[position] == '\n' ? 1 : 0;
                lineFrom = position;
                afterCr = false;
            }
            position = lineEnd(buffer, position, filled);
            lineTo = position;
            if (position < filled) {
                afterCr = buffer[position++] == '\r';
                check(lineTo - lineFrom);
                dropByteOrderMark();
                return true;
            }
            if (!fill()) {
                return lineTo > lineFrom;
            }
        }
    }

    private static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    /// Reads on behind what is still needed, which moves to the buffer's start or into a larger buffer.
    private boolean fill() throws IOException {
        int needed = hasData ? dataFrom : lineFrom;
        check(filled - needed);
        byte[] target = filled - needed > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, needed, target, 0, filled - needed);
        buffer = target;
        position -= needed;
        filled -= needed;
        lineFrom -= needed;
        lineTo -= needed;
        dataFrom -= needed;
        dataTo -= needed;
        int count = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, count);
        return count > 0;
    }

    private void check(int length) throws TooLargeException {
        if (length > maxLine) {
            throw new TooLargeException("A line or an event", maxLine);
        }
    }

    private void dropByteOrderMark() {
        int behind = lineFrom + BYTE_ORDER_MARK.length;
        if (firstLine
                && behind <= lineTo
                && Arrays.equals(buffer, lineFrom, behind, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            lineFrom = behind;
        }
        firstLine = false;
    }
}
