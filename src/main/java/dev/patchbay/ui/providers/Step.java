package dev.patchbay.ui.providers;

import dev.patchbay.domain.ModelId;
import dev.patchbay.text.Problem;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What is going on at a card, beside how things stand with its provider.
sealed interface Step {

    record Idle() implements Step {}

    /// The user wants to put another key in the place of the stored one.
    record Replacing() implements Step {}

    /// The provider is being asked.
    ///
    /// @param newKey whether it is about a key that is not stored yet
    record Checking(URI url, boolean newKey) implements Step {}

    /// A key has just been stored.
    ///
    /// @param models  how many the provider named; -1 if it was not asked
    /// @param suggested what to try it with, or null if nothing is known
    record Saved(
            String store,
            boolean persistent,
            int models,
            @Nullable ModelId suggested) implements Step {}

    /// A new key was not stored; it is still in memory, in case the user insists.
    record NotSaved(Problem problem, boolean judged) implements Step {}

    /// The keychain, a file or the program failed; nothing was changed.
    record Failed(Problem problem) implements Step {}

    /// The user is asked whether the key shall really go.
    record Removing() implements Step {}

    record Removed(String store) implements Step {}
}
