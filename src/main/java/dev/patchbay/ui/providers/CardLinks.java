package dev.patchbay.ui.providers;

import java.net.URI;
import java.util.function.Consumer;

/// Where a card leads to.
///
/// @param browse opens a page in the browser
/// @param tryDemo shows Chat with Demo picked
record CardLinks(Consumer<URI> browse, Runnable tryDemo) {}
