package dev.patchbay.domain;

/// Names a provider for good: `openai`, `anthropic`, or what the user called an endpoint.
///
/// It begins the account of the keychain entry and stands in every ledger row, so it never changes once used.
///
/// @param value lower-case letters, digits, `-`, `_` and `.`; starts with a letter or digit; at most 64 characters
public record ProviderId(String value) implements Comparable<ProviderId> {

    /// @throws IllegalArgumentException if `value` has any other form
    public ProviderId {
        if (!value.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("Not a provider id: " + value);
        }
    }

    @Override
    public int compareTo(ProviderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
