package dev.patchbay.bench;

import java.util.function.Consumer;

/// One way to read a stream.
public interface Client extends AutoCloseable {

    /// Asks and reads to the end, on this thread.
    ///
    /// @param sink gets each piece of text as it arrives
    void stream(Consumer<String> sink) throws Exception;

    @Override
    void close();

    /// The ways there are; `url` is the base URL that a user would configure.
    enum Kind {
        FLOOR,
        PATCHBAY,
        LANGCHAIN4J,
        OPENAI_JAVA;

        Client open(Events events, String url) {
            return switch (this) {
                case FLOOR -> new FloorReader(events, url);
                case PATCHBAY -> new PatchbayClient(events, url);
                case LANGCHAIN4J -> new LangChain4jClient(events, url);
                case OPENAI_JAVA -> new OpenAiJavaClient(url);
            };
        }

        boolean speaks(Events events) {
            return this != OPENAI_JAVA || events == Events.OPENAI;
        }
    }
}
