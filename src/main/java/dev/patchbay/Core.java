package dev.patchbay;

import dev.patchbay.catalog.ModelCatalog;
import dev.patchbay.catalog.PriceBook;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.chat.ChatService;
import dev.patchbay.connection.Connections;
import dev.patchbay.conversation.Conversations;
import dev.patchbay.ledger.Ledger;
import dev.patchbay.report.Reports;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.settings.Profiles;
import dev.patchbay.settings.SettingsStore;

/// The composition root: makes every service by plain `new`. Making it is cheap: each service opens its
/// file, database or keychain on first use, so that nothing stands between the start and the first frame.
public final class Core implements AutoCloseable {

    public Core(AppPaths paths) {
        throw new UnsupportedOperationException();
    }

    public AppPaths paths() {
        throw new UnsupportedOperationException();
    }

    public SettingsStore settings() {
        throw new UnsupportedOperationException();
    }

    public ProviderCatalog providers() {
        throw new UnsupportedOperationException();
    }

    public ModelCatalog models() {
        throw new UnsupportedOperationException();
    }

    public PriceBook prices() {
        throw new UnsupportedOperationException();
    }

    public Connections connections() {
        throw new UnsupportedOperationException();
    }

    public Profiles profiles() {
        throw new UnsupportedOperationException();
    }

    public Conversations conversations() {
        throw new UnsupportedOperationException();
    }

    public Ledger ledger() {
        throw new UnsupportedOperationException();
    }

    public Reports reports() {
        throw new UnsupportedOperationException();
    }

    public ChatService chat() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
