package dev.patchbay.secrets;

/// Finds the store that this machine has.
public final class SecretStores {
    private SecretStores() {}

    /// The operating system's keychain, or memory that says why; looks for it on the first call that needs
    /// it, not before.
    public static SecretStore platform() {
        throw new UnsupportedOperationException();
    }
}
