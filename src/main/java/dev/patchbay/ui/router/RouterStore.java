package dev.patchbay.ui.router;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Profile;
import java.util.List;
import java.util.function.UnaryOperator;

/// What the Router panel reads and writes. All calls block.
interface RouterStore {

    RouterViewModel.Shown read();

    /// Sets the caps on everything; a period without one loses its cap.
    void setCaps(List<Budget> caps);

    /// Saves a change to the profile as it is now: another panel may have saved since it was read.
    void change(UnaryOperator<Profile> change);
}
