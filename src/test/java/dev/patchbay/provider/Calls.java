package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.Delta;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.text.ErrorText;
import dev.patchbay.text.Words;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Questions to OpenAI, wherever it is, over one transport.
final class Calls implements AutoCloseable {
    static final Provider OPENAI = new ProviderCatalog().get("openai");

    private final ProviderFactory factory;
    private final Provider provider;

    private Calls(Transport transport, Provider provider) {
        this.factory = new ProviderFactory(Provider::baseUrl, transport);
        this.provider = provider;
    }

    static Calls to(URI url) {
        return to(url, Limits.DEFAULT);
    }

    static Calls to(URI url, Limits limits) {
        return to(url, limits, Proxies.NONE, null);
    }

    static Calls to(URI url, Limits limits, Proxies proxies, @Nullable SSLContext trust) {
        return new Calls(new Transport(limits, proxies, trust), OPENAI.withBaseUrl(url));
    }

    ChatResult ask() throws ChatException {
        return ask(true, new Cancellation(), any -> {});
    }

    ChatResult ask(boolean stream, Cancellation cancel, Consumer<Delta> sink) throws ChatException {
        var request = new ChatRequest("gpt-4o", null, List.of(Message.user("Hello")), List.of(), null, 10, stream);
        try (var key = ApiKey.of("test-key-not-real")) {
            return factory.client(provider).send(request, key, sink, cancel);
        }
    }

    List<String> models() throws ChatException {
        try (var key = ApiKey.of("test-key-not-real")) {
            return factory.client(provider).models(key, new Cancellation());
        }
    }

    ChatFailure.Provider failure() {
        return failure(true, new Cancellation(), any -> {});
    }

    ChatFailure.Provider failure(boolean stream, Cancellation cancel, Consumer<Delta> sink) {
        ChatException e = catchThrowableOfType(ChatException.class, () -> ask(stream, cancel, sink));
        return (ChatFailure.Provider) e.failure();
    }

    /// What the user reads.
    static String words(ChatFailure failure) {
        Function<ProviderId, String> names = ProviderId::value;
        return new ErrorText(new Words()).of(failure, names).cause();
    }

    @Override
    public void close() {
        factory.close();
    }
}
