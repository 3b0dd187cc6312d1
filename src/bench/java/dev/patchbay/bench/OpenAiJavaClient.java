package dev.patchbay.bench;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.function.Consumer;

/// The official client of OpenAI, its blocking half.
final class OpenAiJavaClient implements Client {
    private final OpenAIClient client;
    private final ChatCompletionCreateParams question = ChatCompletionCreateParams.builder()
            .model("some-model")
            .addUserMessage("What is a patch bay?")
            .build();

    OpenAiJavaClient(String url) {
        client = OpenAIOkHttpClient.builder()
                .baseUrl(url)
                .apiKey("test-key-not-real")
                .build();
    }

    @Override
    public void stream(Consumer<String> sink) {
        try (var chunks = client.chat().completions().createStreaming(question)) {
            chunks.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().content().stream())
                    .forEach(sink);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
