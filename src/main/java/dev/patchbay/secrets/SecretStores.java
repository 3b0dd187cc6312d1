package dev.patchbay.secrets;

/// Finds the store that this machine has.
public final class SecretStores {
    private SecretStores() {}

    /// The operating system's keychain, or memory that says why; looks for it on the first call that needs
    /// it, not before. `PATCHBAY_KEYRING=session` in the environment asks for memory.
    public static SecretStore platform() {
        boolean sessionOnly = "session".equalsIgnoreCase(System.getenv("PATCHBAY_KEYRING"));
        return sessionOnly
                ? new SessionStore("PATCHBAY_KEYRING=session is set, so keys are kept in memory only and are gone when"
                        + " Patchbay is closed. Unset it to use the keychain.")
                : new PlatformStore();
    }
}
