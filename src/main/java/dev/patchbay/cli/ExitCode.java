package dev.patchbay.cli;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.StorageException;

/// What a script sees. The numbers never change.
final class ExitCode {
    static final int OK = 0;

    /// A provider did not answer, or not wholly.
    static final int FAILED = 1;

    /// Wrong arguments, an unknown provider.
    static final int USAGE = 2;

    /// Nothing on the route has a key, or the keychain did not give it.
    static final int NO_KEY = 3;

    /// A cap would be broken.
    static final int OVER_BUDGET = 4;

    /// Another Patchbay has the data folder.
    static final int IN_USE = 5;

    /// Something could not be read or written: the database, a file, the keychain.
    static final int STORAGE = 6;

    private ExitCode() {}

    static int of(ChatFailure failure) {
        return switch (failure) {
            case ChatFailure.NoKey none -> NO_KEY;
            case ChatFailure.Keychain locked -> NO_KEY;
            case ChatFailure.OverBudget over -> OVER_BUDGET;
            case ChatFailure.UnpricedUnderBudget unpriced -> OVER_BUDGET;
            case ChatFailure.Storage storage -> STORAGE;
            case ChatFailure.UnknownProvider unknown -> USAGE;
            case ChatFailure.Provider provider -> FAILED;
            case ChatFailure.Paused paused -> FAILED;
            case ChatFailure.Internal internal -> FAILED;
        };
    }

    static int of(StorageException failure) {
        return failure.kind() == StorageException.Kind.IN_USE ? IN_USE : STORAGE;
    }
}
