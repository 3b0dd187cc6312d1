package dev.patchbay.secrets;

import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.SecretException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.stream.Stream;

/// Keys in the operating system's keychain: service `Patchbay`, account as in [KeyAccount]. From outside,
/// `secret-tool search --all service Patchbay` lists them on Linux.
///
/// One call at a time: a keychain that asks its user to unlock it should ask once, and two savings of the same
/// new entry would store it twice.
final class KeychainStore implements SecretStore {
    private static final Logger LOG = System.getLogger(KeychainStore.class.getName());
    private static final String SERVICE = "Patchbay";

    private final Keyring keyring;
    private final String name;

    /// @param linuxName what the secret service calls itself, for a Linux desktop
    KeychainStore(Keyring keyring, String linuxName) {
        this.keyring = keyring;
        this.name = nameOf(keyring.getKeyringStorageType(), linuxName);
    }

    private static String nameOf(KeyringStorageType type, String linuxName) {
        return switch (type) {
            case OSX_KEYCHAIN, LEGACY_OSX_KEYCHAIN -> "macOS Keychain";
            case WINDOWS_CREDENTIAL_STORE -> "Windows Credential Manager";
            case KWALLET -> "KWallet";
            case GNOME_KEYRING -> linuxName;
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public String reason() {
        return "";
    }

    @Override
    public synchronized Optional<ApiKey> read(KeyAccount account) throws SecretException {
        try {
            return Optional.of(ApiKey.of(keyring.getPassword(SERVICE, account.value())));
        } catch (PasswordAccessException e) {
            if (absent(e)) {
                return Optional.empty();
            }
            throw refused(e);
        } catch (IllegalArgumentException e) {
            throw new SecretException(
                    "The entry of " + account + " in " + name + " is not a key. Remove it and save the key again.", e);
        } catch (RuntimeException e) {
            throw unanswered(e);
        }
    }

    @Override
    public synchronized void save(KeyAccount account, ApiKey key) throws SecretException {
        try {
            keyring.setPassword(SERVICE, account.value(), key.reveal());
        } catch (PasswordAccessException e) {
            throw refused(e);
        } catch (RuntimeException e) {
            throw unanswered(e);
        }
        confirm(account, key);
    }

    /// Some backends report a failed write by a number that java-keyring drops.
    private void confirm(KeyAccount account, ApiKey key) throws SecretException {
        try (var stored = read(account).orElse(null)) {
            if (stored == null || !stored.reveal().equals(key.reveal())) {
                throw unanswered(new IllegalStateException("The entry is not there after it was written"));
            }
        }
    }

    @Override
    public synchronized void remove(KeyAccount account) throws SecretException {
        try {
            keyring.deletePassword(SERVICE, account.value());
        } catch (PasswordAccessException e) {
            if (!absent(e)) {
                throw refused(e);
            }
        } catch (RuntimeException e) {
            throw unanswered(e);
        }
    }

    /// java-keyring has one exception for "not there" and "not allowed"; only its words differ (1.0.4).
    private static boolean absent(PasswordAccessException e) {
        String message = String.valueOf(e.getMessage());
        return Stream.of("No stored credentials match", "not in wallet", "Password not Found", "Error code 1168")
                .anyMatch(message::contains);
    }

    private SecretException refused(PasswordAccessException e) {
        return new SecretException(name + " refused: " + e.getMessage() + ".", e);
    }

    /// A locked keyring shows as a NullPointerException or a D-Bus error.
    private SecretException unanswered(RuntimeException e) {
        return new SecretException(name + " did not answer; it is probably locked. Unlock it and try again.", e);
    }

    @Override
    public synchronized void close() {
        try {
            keyring.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "The keychain's connection ends with the program", e);
        }
    }
}
