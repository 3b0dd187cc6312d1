package dev.patchbay.ui.fx;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;

/// How a panel leads to another. Called on the FX thread.
public interface Navigator {

    /// Shows a provider's card with the focus in its key field.
    void showProvider(ProviderId provider);

    /// Opens the form for an endpoint of one's own.
    void addEndpoint();

    /// Shows Chat with this model picked.
    void chatWith(ModelId model);

    void showRouter();

    void showUsage();

    /// Something that the rail shows has changed (today's spend, a panel that needs the user).
    void refreshRail();
}
