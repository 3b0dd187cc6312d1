package dev.patchbay.ui.providers;

import dev.patchbay.domain.Provider;
import java.net.URI;
import java.util.function.Consumer;

/// Where a card leads to.
///
/// @param browse opens a page in the browser
/// @param tryDemo shows Chat with Demo picked
/// @param edit    opens the form of an endpoint
/// @param proxy   opens the form of its proxy
/// @param models  opens the list of its models with their prices
record CardLinks(
        Consumer<URI> browse,
        Runnable tryDemo,
        Consumer<Provider> edit,
        Consumer<Provider> proxy,
        Consumer<Provider> models) {}
