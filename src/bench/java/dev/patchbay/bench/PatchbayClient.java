package dev.patchbay.bench;

import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.Delta;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.Provider;
import dev.patchbay.provider.Limits;
import dev.patchbay.provider.ProviderFactory;
import dev.patchbay.provider.Proxies;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Patchbay's whole client, made as the program makes it: from the question to the last piece of the answer.
final class PatchbayClient implements Client {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ProviderFactory factory;
    private final Provider provider;
    private final ApiKey key = ApiKey.of("test-key-not-real");
    private final ChatRequest question = new ChatRequest(
            "some-model", null, List.of(Message.user("What is a patch bay?")), List.of(), null, 100, true);

    PatchbayClient(Events events, String url) {
        provider = new ProviderCatalog().get(events == Events.OPENAI ? "openai" : "anthropic");
        factory = new ProviderFactory(_ -> URI.create(url), Limits.DEFAULT, Proxies.NONE, threads);
    }

    @Override
    public void stream(Consumer<String> sink) throws ChatException {
        stream(sink, new Cancellation());
    }

    void stream(Consumer<String> sink, Cancellation cancel) throws ChatException {
        factory.client(provider)
                .send(
                        question,
                        key,
                        delta -> {
                            if (delta instanceof Delta.Text(var text)) {
                                sink.accept(text);
                            }
                        },
                        cancel);
    }

    @Override
    public void close() {
        factory.close();
        threads.shutdown();
        key.close();
    }
}
