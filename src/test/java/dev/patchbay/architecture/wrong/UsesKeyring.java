package dev.patchbay.architecture.wrong;

import com.github.javakeyring.Keyring;

/// Exists to be found by `ArchitectureTest`.
@Breaks("keyring in secrets")
public record UsesKeyring(Keyring forbidden) {}
