package dev.patchbay.secrets;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.SecretException;
import java.util.Optional;

/// Keeps one key per account. Every call may block (a keychain asks its user to unlock it); never call
/// it on the FX thread. Safe for use by several threads.
public interface SecretStore extends AutoCloseable {

    /// What the store is called, for "Key saved in ...": `GNOME Keyring`, `macOS Keychain`, `Windows Credential
    /// Manager`, `this session only`.
    String name();

    /// False if keys are gone when the program ends.
    boolean persistent();

    /// Why keys are not kept in a keychain, in a sentence; "" if they are.
    String reason();

    /// @return the key, to be closed by the caller; empty if there is none
    Optional<ApiKey> read(KeyAccount account) throws SecretException;

    void save(KeyAccount account, ApiKey key) throws SecretException;

    /// Does nothing if there is none.
    void remove(KeyAccount account) throws SecretException;

    @Override
    void close();
}
