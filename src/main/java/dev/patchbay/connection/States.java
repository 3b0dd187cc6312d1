package dev.patchbay.connection;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Provider;
import org.jspecify.annotations.Nullable;

/// What a card's badge says.
final class States {
    private States() {}

    static Connection of(Provider provider, boolean keyStored, @Nullable Check check) {
        Connection.State state = state(provider, keyStored, check);
        return new Connection(
                provider,
                state,
                keyStored,
                models(check),
                check == null ? null : check.at(),
                check == null || state == Connection.State.NOT_CONFIGURED ? null : check.problem());
    }

    /// The keychain did not say whether there is a key.
    static Connection locked(Provider provider, @Nullable Check check, ChatFailure.Keychain why) {
        return new Connection(
                provider,
                Connection.State.NOT_CONFIGURED,
                false,
                models(check),
                check == null ? null : check.at(),
                why);
    }

    private static int models(@Nullable Check check) {
        return check == null || check.models() == null ? -1 : check.models().size();
    }

    private static Connection.State state(Provider provider, boolean keyStored, @Nullable Check check) {
        if (provider.demo()) {
            return Connection.State.BUILT_IN;
        }
        if (!keyStored && provider.keyNeed() == Provider.KeyNeed.REQUIRED) {
            return Connection.State.NOT_CONFIGURED;
        }
        if (check == null || check.problem() == null) {
            return Connection.State.CONNECTED;
        }
        return switch (check.problem().kind()) {
            case KEY_REJECTED -> Connection.State.KEY_REJECTED;
            case QUOTA, RATE_LIMITED -> Connection.State.CONNECTED; // it knew the key
            default -> Connection.State.UNREACHABLE;
        };
    }
}
