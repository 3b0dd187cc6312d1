package dev.patchbay.ui.router;

import dev.patchbay.domain.Profile;
import java.util.function.UnaryOperator;

/// What the Router panel reads and writes. All calls block.
interface RouterStore {

    RouterViewModel.Shown read();

    /// Sets and removes caps; those that are not named stay.
    void change(CapsDraft.Change caps);

    /// Saves a change to the profile as it is now: another panel may have saved since it was read.
    void change(UnaryOperator<Profile> change);
}
