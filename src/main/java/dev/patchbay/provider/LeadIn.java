package dev.patchbay.provider;

import java.io.IOException;
import java.io.PushbackInputStream;

/// What may stand before an answer: a byte order mark, blank lines, and comments that keep a slow line open.
final class LeadIn {
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final PushbackInputStream body;
    private int count;

    private LeadIn(PushbackInputStream body) {
        this.body = body;
    }

    /// Reads up to the first byte that matters and leaves it in `body`.
    ///
    /// @return that byte, or -1 if there is none
    /// @throws TooLargeException if more than [Limits#MAX_LEAD_IN] bytes stand before it
    static int skip(PushbackInputStream body) throws IOException {
        return new LeadIn(body).skip();
    }

    private int skip() throws IOException {
        int next = read();
        while (next == BYTE_ORDER_MARK[0] || next == BYTE_ORDER_MARK[1] || next == BYTE_ORDER_MARK[2]) {
            next = read();
        }
        while (next == ':' || next == ' ' || next == '\t' || next == '\r' || next == '\n') {
            next = next == ':' ? afterLine() : read();
        }
        if (next >= 0) {
            body.unread(next);
        }
        return next;
    }

    private int afterLine() throws IOException {
        int next = read();
        while (next >= 0 && next != '\n' && next != '\r') {
            next = read();
        }
        return next;
    }

    private int read() throws IOException {
        if (++count > Limits.MAX_LEAD_IN) {
            throw new TooLargeException("What stands before the answer", Limits.MAX_LEAD_IN);
        }
        return body.read();
    }
}
