package dev.patchbay.secrets;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.SecretException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The keychain if it opens, else this session's memory. Decided once, on the first call, which takes up to
/// two seconds. Safe for use by several threads.
final class PlatformStore implements SecretStore {
    private static final Logger LOG = System.getLogger(PlatformStore.class.getName());

    private @Nullable SecretStore chosen;

    @Override
    public String name() {
        return store().name();
    }

    @Override
    public boolean persistent() {
        return store().persistent();
    }

    @Override
    public String reason() {
        return store().reason();
    }

    @Override
    public Optional<ApiKey> read(KeyAccount account) throws SecretException {
        return store().read(account);
    }

    @Override
    public void save(KeyAccount account, ApiKey key) throws SecretException {
        store().save(account, key);
    }

    @Override
    public void remove(KeyAccount account) throws SecretException {
        store().remove(account);
    }

    @Override
    public synchronized void close() {
        if (chosen != null) {
            chosen.close();
        }
    }

    private synchronized SecretStore store() {
        if (chosen == null) {
            chosen = DesktopBus.used() ? onDesktopBus() : open();
        }
        return chosen;
    }

    /// Looks at the bus before java-keyring does: a create that fails leaves threads behind that nobody can end.
    private static SecretStore onDesktopBus() {
        return switch (DesktopBus.secretService().state()) {
            case NO_BUS ->
                new SessionStore("There is no D-Bus session, so no keychain can be reached: keys are gone when"
                        + " Patchbay is closed. Start it from your desktop, or with dbus-run-session.");
            case NO_SERVICE ->
                new SessionStore("No keychain service is installed, so keys are gone when Patchbay is closed."
                        + " Install gnome-keyring, KWallet or KeePassXC, then start Patchbay again.");
            case THERE -> open();
        };
    }

    private static SecretStore open() {
        try {
            Keyring keyring = Keyring.create();
            // Only now, for opening may have started the service.
            String linuxName = DesktopBus.used() ? DesktopBus.secretService().name() : "";
            return new KeychainStore(keyring, linuxName);
        } catch (BackendNotSupportedException | RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "The keychain did not open", e);
            return new SessionStore("The keychain did not open, so keys are gone when Patchbay is closed. Unlock it or"
                    + " give it a default keyring (with Passwords and Keys, say), then start Patchbay again.");
        }
    }
}
