package dev.patchbay.provider;

import java.io.IOException;
import java.io.PushbackInputStream;

/// What may stand before an answer: a byte order mark, blank lines, and comments that keep a slow line open.
final class LeadIn {
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private LeadIn() {}

    /// Reads up to the first byte that matters and leaves it in `body`.
    ///
    /// @return that byte, or -1 if there is none
    static int skip(PushbackInputStream body) throws IOException {
        int next = body.read();
        while (next == BYTE_ORDER_MARK[0] || next == BYTE_ORDER_MARK[1] || next == BYTE_ORDER_MARK[2]) {
            next = body.read();
        }
        while (next == ':' || next == ' ' || next == '\t' || next == '\r' || next == '\n') {
            next = next == ':' ? afterLine(body) : body.read();
        }
        if (next >= 0) {
            body.unread(next);
        }
        return next;
    }

    private static int afterLine(PushbackInputStream body) throws IOException {
        int next = body.read();
        while (next >= 0 && next != '\n' && next != '\r') {
            next = body.read();
        }
        return next;
    }
}
