package dev.patchbay.connection;

import dev.patchbay.catalog.ModelCatalog;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.connection.ProviderRecords.Endpoint;
import dev.patchbay.connection.ProviderRecords.Snapshot;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.LocalNetwork;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.ProxyChoice;
import dev.patchbay.domain.SecretException;
import dev.patchbay.domain.StorageException;
import dev.patchbay.provider.ProviderFactory;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SecretStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keys and endpoints. Every call blocks (keychain, network, file); safe for use by several threads.
public final class Connections {
    private static final Logger LOG = System.getLogger(Connections.class.getName());

    private final ProviderCatalog catalog;
    private final ModelCatalog models;
    private final ProviderFactory factory;
    private final SecretStore secrets;
    private final ProviderRecords records;
    private final Consumer<ProviderId> keyChanged;
    private final Clock clock;

    /// @param keyChanged is told after another key was saved
    public Connections(
            ProviderCatalog catalog,
            ModelCatalog models,
            ProviderFactory factory,
            SecretStore secrets,
            ProviderRecords records,
            Consumer<ProviderId> keyChanged,
            Clock clock) {
        this.catalog = catalog;
        this.models = models;
        this.factory = factory;
        this.secrets = secrets;
        this.records = records;
        this.keyChanged = keyChanged;
        this.clock = clock;
    }

    /// Gives the catalogues what `providers.json` holds. Every other call here does so too; call it before
    /// the catalogues are used without one. A file that another program changed is read anew.
    public void load() {
        loaded();
    }

    private synchronized Snapshot loaded() {
        Snapshot snapshot = records.read();
        catalog.setEndpoints(snapshot.endpoints().entrySet().stream()
                .map(entry -> provider(entry.getKey(), entry.getValue()))
                .toList());
        snapshot.checks().forEach((id, check) -> {
            if (check.models() != null) {
                models.setListed(id, check.models());
            }
        });
        return snapshot;
    }

    private Provider provider(ProviderId id, Endpoint endpoint) {
        return new Provider(
                id,
                endpoint.name(),
                Provider.Kind.ENDPOINT,
                endpoint.baseUrl(),
                endpoint.protocol(),
                catalog.dialectFor(endpoint.baseUrl(), endpoint.protocol()),
                endpoint.headers(),
                endpoint.keyRequired() ? Provider.KeyNeed.REQUIRED : Provider.KeyNeed.OPTIONAL,
                null,
                null);
    }

    /// Every provider of the catalogue, in its order.
    public List<Connection> all() {
        Snapshot snapshot = loaded();
        return catalog.all().stream()
                .map(provider -> state(provider, snapshot.checks().get(provider.id())))
                .toList();
    }

    /// @throws dev.patchbay.domain.UnknownProviderException if there is none
    public Connection of(ProviderId id) {
        Snapshot snapshot = loaded();
        return state(catalog.get(id), snapshot.checks().get(id));
    }

    private Connection state(Provider provider, @Nullable Check check) {
        if (provider.demo()) {
            return States.of(provider, false, check);
        }
        try (ApiKey key = secrets.read(KeyAccount.of(provider)).orElse(null)) {
            return States.of(provider, key != null, check);
        } catch (SecretException e) {
            return States.locked(
                    provider, check, new ChatFailure.Keychain(provider.id(), secrets.name(), e.getMessage()));
        }
    }

    /// What the secret store is called; see [dev.patchbay.secrets.SecretStore#name].
    public String storeName() {
        return secrets.name();
    }

    public boolean storePersistent() {
        return secrets.persistent();
    }

    /// Why keys are not kept; "" if they are.
    public String storeReason() {
        return secrets.reason();
    }

    /// A sentence about a `providers.json` that could not be read and was kept aside; empty if all is well.
    public Optional<String> problem() {
        return records.problem();
    }

    /// Where a check asks: shown while it runs.
    public URI checkUrl(Provider provider) {
        return URI.create(provider.baseUrl() + "/models");
    }

    /// Asks the provider for its models with a key that is not stored yet. Changes nothing.
    ///
    /// @return the names of the models
    /// @throws ChatException what the provider said; kind KEY_REJECTED if it refused the key
    public List<String> verify(ProviderId id, ApiKey key, Cancellation cancel) throws ChatException {
        loaded();
        return factory.client(catalog.get(id)).models(key, cancel);
    }

    /// Stores a key, replacing an earlier one. Borrowed: the caller closes it.
    ///
    /// @param models what [#verify] returned; empty if the user insisted on an unverified key
    public Connection save(ProviderId id, ApiKey key, List<String> models) throws SecretException {
        loaded();
        secrets.save(KeyAccount.of(catalog.get(id)), key);
        note(id, models.isEmpty() ? null : new Check(clock.instant(), models, null));
        startAfresh(id);
        return of(id);
    }

    /// The pauses of an old key say nothing about a new one; if they cannot be ended, the key is saved all the same.
    private void startAfresh(ProviderId id) {
        try {
            keyChanged.accept(id);
        } catch (StorageException e) {
            LOG.log(Level.WARNING, "The pauses of a provider could not be ended", e);
        }
    }

    /// What an answer showed of the provider: its card should not claim the contrary.
    ///
    /// @param rejected what it said when it refused the key; null if it answered
    public void heard(ProviderId id, ChatFailure.@Nullable Provider rejected) {
        Check before = records.read().checks().get(id);
        boolean wrong = before != null && before.problem() != null;
        if (rejected != null || wrong) {
            note(id, new Check(clock.instant(), before == null ? null : before.models(), rejected));
        }
    }

    /// Asks again with the stored key (or none) and records how it went. Without a key where one is needed it
    /// asks nothing; a cancelled check records nothing.
    public Connection check(ProviderId id, Cancellation cancel) throws SecretException {
        Snapshot snapshot = loaded();
        Provider provider = catalog.get(id);
        try (ApiKey key = secrets.read(KeyAccount.of(provider)).orElse(null)) {
            if (key == null && provider.keyNeed() == Provider.KeyNeed.REQUIRED) {
                return of(id);
            }
            List<String> names = factory.client(provider).models(key, cancel);
            note(id, new Check(clock.instant(), names, null));
        } catch (ChatException e) {
            if (!cancel.isCancelled() && e.failure() instanceof ChatFailure.Provider problem) {
                Check before = snapshot.checks().get(id);
                note(id, new Check(clock.instant(), before == null ? null : before.models(), problem));
            }
        }
        return of(id);
    }

    /// Takes the key out of the store.
    public Connection remove(ProviderId id) throws SecretException {
        loaded();
        secrets.remove(KeyAccount.of(catalog.get(id)));
        note(id, null);
        return of(id);
    }

    /// How a check went is worth keeping, but a full disk must not make a saved key look unsaved.
    private void note(ProviderId id, @Nullable Check check) {
        try {
            records.putCheck(id, check);
        } catch (StorageException e) {
            LOG.log(Level.WARNING, "The result of a check is not kept", e);
        }
    }

    /// The URL that a chat request would go to, for showing while the user types.
    ///
    /// @throws InvalidEndpointException if the base URL cannot be used
    public URI requestUrl(EndpointDraft draft) throws InvalidEndpointException {
        return BaseUrl.call(BaseUrl.of(draft.baseUrl()), draft.protocol());
    }

    /// The host to which key and words would go unencrypted, which the user should know; empty if they would not,
    /// or not leave this machine and its own network.
    ///
    /// @throws InvalidEndpointException if the base URL cannot be used
    public Optional<String> unencrypted(EndpointDraft draft) throws InvalidEndpointException {
        URI url = BaseUrl.of(draft.baseUrl());
        return url.getScheme().equals("http") && !LocalNetwork.contains(url.getHost())
                ? Optional.of(url.getHost())
                : Optional.empty();
    }

    /// Adds an endpoint; its id is made from its name.
    ///
    /// @throws StorageException if it cannot be kept
    public Provider add(EndpointDraft draft) throws InvalidEndpointException {
        loaded();
        var endpoint = checked(draft);
        ProviderId id = Names.freeId(endpoint.name(), catalog.all());
        records.putEndpoint(id, endpoint);
        loaded();
        return catalog.get(id);
    }

    /// Changes an endpoint. A key goes only to the host it was given for: if the host changes, the stored
    /// key is removed.
    ///
    /// @throws StorageException if it cannot be kept
    public Provider change(ProviderId id, EndpointDraft draft) throws InvalidEndpointException, SecretException {
        loaded();
        Provider before = endpoint(id);
        var endpoint = checked(draft);
        Names.checkFree(
                endpoint.name(),
                catalog.all().stream().filter(p -> !p.id().equals(id)).toList());
        if (!BaseUrl.sameServer(before.baseUrl(), endpoint.baseUrl())) {
            secrets.remove(KeyAccount.of(before));
        }
        records.putEndpoint(id, endpoint);
        if (!before.baseUrl().equals(endpoint.baseUrl())) {
            records.putCheck(id, null);
        }
        loaded();
        return catalog.get(id);
    }

    /// Removes an endpoint and its key.
    ///
    /// @throws StorageException if it cannot be taken out of `providers.json`
    public void delete(ProviderId id) throws SecretException {
        loaded();
        secrets.remove(KeyAccount.of(endpoint(id)));
        records.removeEndpoint(id);
        loaded();
    }

    /// The proxy that was chosen for this provider alone; empty if it takes the way of all, which is in the settings.
    public Optional<ProxyChoice> proxy(ProviderId id) {
        loaded();
        return records.proxy(id);
    }

    /// Chooses how this provider, built in or not, is reached. Holds from the next request on.
    ///
    /// @param choice empty for the way that all take
    /// @throws StorageException if it cannot be kept
    /// @throws dev.patchbay.domain.UnknownProviderException if there is no such provider
    public void setProxy(ProviderId id, Optional<ProxyChoice> choice) {
        loaded();
        records.putProxy(catalog.get(id).id(), choice.orElse(null));
    }

    private Provider endpoint(ProviderId id) {
        Provider provider = catalog.get(id);
        if (provider.kind() != Provider.Kind.ENDPOINT) {
            throw new IllegalArgumentException(
                    provider.name() + " is built in: only endpoints of your own can be changed");
        }
        return provider;
    }

    private static Endpoint checked(EndpointDraft draft) throws InvalidEndpointException {
        return new Endpoint(
                Names.checked(draft.name()),
                BaseUrl.of(draft.baseUrl()),
                draft.protocol(),
                ExtraHeaders.checked(draft.headers()),
                draft.keyRequired());
    }
}
