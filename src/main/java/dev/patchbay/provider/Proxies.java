package dev.patchbay.provider;

import dev.patchbay.domain.LocalNetwork;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.ProxyChoice;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides, for each call anew, through which proxy a provider is reached: its own choice, else the global one.
/// The [LocalNetwork] is never reached through a proxy, unless the provider itself names one: a key that goes there
/// over http:// would be shown to the proxy. Safe for use by several threads.
///
/// @param global for all that have no choice of their own
/// @param own    a provider's own choice, if it has one
/// @param system what [ProxyChoice.AsSystem] asks
public record Proxies(
        Supplier<ProxyChoice> global,
        Function<ProviderId, Optional<ProxyChoice>> own,
        Supplier<@Nullable ProxySelector> system) {

    public static final Proxies NONE = new Proxies(() -> ProxyChoice.DIRECT, provider -> Optional.empty());

    public Proxies(Supplier<ProxyChoice> global, Function<ProviderId, Optional<ProxyChoice>> own) {
        this(global, own, ProxySelector::getDefault);
    }

    /// May block: some systems look their setting up in the network.
    ///
    /// @return the proxy, not resolved; empty for a direct connection
    /// @throws ProxyException if the system names a kind of proxy that cannot be used, or a choice cannot be read
    Optional<InetSocketAddress> of(Provider provider, URI url) throws ProxyException {
        Optional<ProxyChoice> chosen = own.apply(provider.id());
        if (chosen.isEmpty() && local(url)) {
            return Optional.empty();
        }
        return switch (chosen.orElseGet(global)) {
            case ProxyChoice.Unreadable unreadable -> throw unreadable(chosen.isPresent());
            case ProxyChoice.Direct direct -> Optional.empty();
            case ProxyChoice.Http(var host, var port) -> Optional.of(InetSocketAddress.createUnresolved(host, port));
            case ProxyChoice.AsSystem asSystem -> local(url) ? Optional.empty() : ofSystem(url);
        };
    }

    private static ProxyException unreadable(boolean own) {
        String file = own ? "providers.json" : "settings.json";
        return new ProxyException("what " + file + " says of it makes no sense. Choose it anew", null);
    }

    private Optional<InetSocketAddress> ofSystem(URI url) throws ProxyException {
        ProxySelector selector = system.get();
        List<Proxy> offered = selector == null ? List.of() : selector.select(url);
        for (Proxy proxy : offered) {
            if (proxy.type() == Proxy.Type.DIRECT) {
                return Optional.empty();
            }
            if (proxy.type() == Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress at) {
                return Optional.of(InetSocketAddress.createUnresolved(at.getHostString(), at.getPort()));
            }
        }
        if (offered.isEmpty()) {
            return Optional.empty();
        }
        throw new ProxyException(
                "the system's setting names a SOCKS proxy, which Patchbay cannot use. Choose an HTTP proxy, or none",
                null);
    }

    private static boolean local(URI url) {
        return url.getHost() != null && LocalNetwork.contains(url.getHost());
    }
}
