package dev.patchbay.bench;

import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// langchain4j on the JDK's HTTP client, as its documentation sets it up.
final class LangChain4jClient implements Client {
    private final StreamingChatModel model;

    LangChain4jClient(Events events, String url) {
        model = switch (events) {
            case OPENAI ->
                OpenAiStreamingChatModel.builder()
                        .httpClientBuilder(JdkHttpClient.builder())
                        .baseUrl(url)
                        .apiKey("test-key-not-real")
                        .modelName("some-model")
                        .build();
            case ANTHROPIC ->
                AnthropicStreamingChatModel.builder()
                        .httpClientBuilder(JdkHttpClient.builder())
                        .baseUrl(url)
                        .apiKey("test-key-not-real")
                        .modelName("some-model")
                        .build();
        };
    }

    @Override
    public void stream(Consumer<String> sink) throws Exception {
        var end = new CompletableFuture<ChatResponse>();
        model.chat("What is a patch bay?", new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String text) {
                sink.accept(text);
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                end.complete(response);
            }

            @Override
            public void onError(Throwable error) {
                end.completeExceptionally(error);
            }
        });
        end.get();
    }

    @Override
    public void close() {
        // nothing of it can be closed
    }
}
