package dev.patchbay.domain;

import java.util.Arrays;

/// A provider's key in memory, for as short as it is needed: use it in try-with-resources, `close` wipes it.
///
/// It prints as `ApiKey[...]` and has no equality, so that no log, message or comparison can show it.
/// Not safe for use by several threads while it is being closed.
public final class ApiKey implements AutoCloseable {
    private final char[] value;

    private ApiKey(char[] value) {
        this.value = value;
    }

    /// Takes a copy of `value`; surrounding white space, which pasting brings along, is dropped.
    ///
    /// @throws IllegalArgumentException if nothing is left, or a character cannot stand in an HTTP header
    public static ApiKey of(CharSequence value) {
        int from = 0;
        int to = value.length();
        while (from < to && Character.isWhitespace(value.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(value.charAt(to - 1))) {
            to--;
        }
        if (from == to) {
            throw new IllegalArgumentException("The key is empty");
        }
        char[] copy = new char[to - from];
        for (int i = from; i < to; i++) {
            copy[i - from] = value.charAt(i);
            if (copy[i - from] <= ' ' || copy[i - from] > '~') {
                Arrays.fill(copy, '\0');
                throw new IllegalArgumentException("The key has a space or a character that no key has");
            }
        }
        return new ApiKey(copy);
    }

    /// The key as text, for the one header or keychain call that needs it. Do not keep it.
    public String reveal() {
        return new String(value);
    }

    @Override
    public void close() {
        Arrays.fill(value, '\0');
    }

    @Override
    public String toString() {
        return "ApiKey[...]";
    }
}
