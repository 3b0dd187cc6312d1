package dev.patchbay.provider;

import dev.patchbay.domain.Provider;
import dev.patchbay.provider.anthropic.AnthropicAdapter;
import dev.patchbay.provider.openai.OpenAiChatClient;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Gives each provider its [ChatClient]. Safe for use by several threads; connections are shared and reused.
public final class ProviderFactory implements AutoCloseable {
    private final Transport transport;
    private final Function<Provider, URI> address;

    /// @param address the base URL to use for a provider: its own, or where Demo listens. Asked at each call,
    ///                on the calling thread; it may block
    public ProviderFactory(Function<Provider, URI> address) {
        this(address, Limits.DEFAULT);
    }

    public ProviderFactory(Function<Provider, URI> address, Limits limits) {
        this(address, new Transport(limits, Proxies.NONE, null));
    }

    /// @param proxies through which proxy each provider is reached
    /// @param threads where bytes that came are handed on, in short tasks: virtual threads make many streams at
    ///                once cheap, where the HTTP client's own pool would grow by the dozen
    public ProviderFactory(Function<Provider, URI> address, Limits limits, Proxies proxies, Executor threads) {
        this(address, new Transport(limits, proxies, null, threads));
    }

    ProviderFactory(Function<Provider, URI> address, Transport transport) {
        this.address = address;
        this.transport = transport;
    }

    public ChatClient client(Provider provider) {
        var wire = new Wire(transport, provider, address);
        return switch (provider.protocol()) {
            case OPENAI -> new OpenAiChatClient(wire);
            case ANTHROPIC -> new AnthropicAdapter(wire);
        };
    }

    /// Ends every request that is under way.
    @Override
    public void close() {
        transport.close();
    }
}
