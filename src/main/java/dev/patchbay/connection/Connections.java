package dev.patchbay.connection;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.SecretException;
import java.net.URI;
import java.util.List;

/// Keys and endpoints. Every call blocks (keychain, network, file); safe for use by several threads.
public final class Connections {

    /// Every provider of the catalogue, in its order.
    public List<Connection> all() {
        throw new UnsupportedOperationException();
    }

    public Connection of(ProviderId id) {
        throw new UnsupportedOperationException();
    }

    /// What the secret store is called; see [dev.patchbay.secrets.SecretStore#name].
    public String storeName() {
        throw new UnsupportedOperationException();
    }

    public boolean storePersistent() {
        throw new UnsupportedOperationException();
    }

    /// Why keys are not kept; "" if they are.
    public String storeReason() {
        throw new UnsupportedOperationException();
    }

    /// Where a check asks: shown while it runs.
    public URI checkUrl(Provider provider) {
        throw new UnsupportedOperationException();
    }

    /// Asks the provider for its models with a key that is not stored yet. Changes nothing.
    ///
    /// @return the names of the models
    /// @throws ChatException what the provider said; kind KEY_REJECTED if it refused the key
    public List<String> verify(ProviderId id, ApiKey key, Cancellation cancel) throws ChatException {
        throw new UnsupportedOperationException();
    }

    /// Stores a key, replacing an earlier one. Borrowed: the caller closes it.
    ///
    /// @param models what [#verify] returned; empty if the user insisted on an unverified key
    public Connection save(ProviderId id, ApiKey key, List<String> models) throws SecretException {
        throw new UnsupportedOperationException();
    }

    /// Asks again with the stored key (or none) and records how it went.
    public Connection check(ProviderId id, Cancellation cancel) throws SecretException {
        throw new UnsupportedOperationException();
    }

    /// Takes the key out of the store.
    public Connection remove(ProviderId id) throws SecretException {
        throw new UnsupportedOperationException();
    }

    /// The URL that a chat request would go to, for showing while the user types.
    ///
    /// @throws InvalidEndpointException if the base URL cannot be used
    public URI requestUrl(EndpointDraft draft) throws InvalidEndpointException {
        throw new UnsupportedOperationException();
    }

    /// Adds an endpoint; its id is made from its name.
    public Provider add(EndpointDraft draft) throws InvalidEndpointException {
        throw new UnsupportedOperationException();
    }

    /// Changes an endpoint. A key goes only to the host it was given for: if the host changes, the stored
    /// key is removed.
    public Provider change(ProviderId id, EndpointDraft draft) throws InvalidEndpointException, SecretException {
        throw new UnsupportedOperationException();
    }

    /// Removes an endpoint and its key.
    public void delete(ProviderId id) throws SecretException {
        throw new UnsupportedOperationException();
    }
}
