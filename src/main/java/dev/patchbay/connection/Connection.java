package dev.patchbay.connection;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Provider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A provider and how things stand with it: one card.
///
/// @param keyStored whether the store holds a key
/// @param models    how many models its own list named at the last check; -1 if it was never asked
/// @param checked   when it was last asked, or null
/// @param problem   what the last check said, or null if it went well
public record Connection(
        Provider provider,
        State state,
        boolean keyStored,
        int models,
        @Nullable Instant checked,
        @Nullable ChatFailure problem) {

    /// What the badge says.
    public enum State {
        BUILT_IN,
        NOT_CONFIGURED,
        CONNECTED,
        KEY_REJECTED,
        UNREACHABLE
    }
}
