package dev.patchbay.ui.fx;

import dev.patchbay.backup.Backup;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.settings.Settings;
import java.net.URI;
import java.util.UUID;

/// What a panel asks of the window around it: another panel, mostly. Called on the FX thread.
public interface Navigator {

    /// Shows a provider's card with the focus in its key field.
    void showProvider(ProviderId provider);

    /// Opens the form for an endpoint of one's own.
    void addEndpoint();

    /// Shows Chat with this model picked.
    void chatWith(ModelId model);

    void showRouter();

    void showUsage();

    /// Shows Usage with this attempt and its cost explained.
    void showAttempt(UUID attempt);

    /// Shows Chat with the conversation open at the answer that this attempt gave.
    void showMessage(UUID conversation, UUID attempt);

    /// Opens a page in the user's browser.
    void browse(URI page);

    /// Changes the look at once; keeping the choice is the caller's.
    void theme(Settings.Theme theme);

    /// Puts a backup in the place of the database; every panel is made anew then.
    void restore(Backup backup);

    /// An attempt has ended that cost more than was held for it.
    default void costMore(Attempt attempt) {}

    /// Something that the rail shows has changed (today's spend, a panel that needs the user).
    void refreshRail();

    /// Shows a form over the panel until it is closed.
    void open(Sheet sheet);

    /// Hears of a failure that may concern the whole window.
    ///
    /// @return whether the window says it above every panel: then the panel does not say it again
    default boolean claims(Exception failure) {
        return false;
    }
}
