package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseReaderTest {
    /// An event that stays when the next is read.
    private record Event(String name, String data, boolean complete) {}

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndEndsALine(String end) throws IOException {
        String text = "event: error" + end + "data: one" + end + end + "data: two" + end + end;

        assertThat(events(text)).containsExactly(new Event("error", "one", true), new Event("", "two", true));
    }

    @Test
    void bytesMayBeCutInsideACharacterAndInsideALineEnd() throws IOException {
        var oneByOne = new InputStream() {
            private final InputStream all = stream("data: 日本\r\n\r\ndata: 🙂\r\n\r\n");

            @Override
            public int read() throws IOException {
                return all.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return all.read(bytes, offset, 1);
            }
        };

        assertThat(events(oneByOne, 100)).containsExactly(new Event("", "日本", true), new Event("", "🙂", true));
    }

    @Test
    void dataLinesAreJoinedByLineFeeds() throws IOException {
        assertThat(events("data: a\ndata:b\ndata\n\n")).containsExactly(new Event("", "a\nb\n", true));
    }

    @Test
    void commentsByteOrderMarkAndUnknownFieldsAreSkipped() throws IOException {
        assertThat(events("\uFEFFdata: a\n: still here\nid: 7\nretry: 10\n\n: x\n\nevent: ping\n\ndata: b\n\n"))
                .containsExactly(new Event("", "a", true), new Event("", "b", true));
    }

    @Test
    void anEventCutAtTheEndIsMarkedIncomplete() throws IOException {
        assertThat(events("data: a\n\ndata: {\"b"))
                .containsExactly(new Event("", "a", true), new Event("", "{\"b", false));
    }

    @Test
    void anEventLargerThanTheBufferIsWhole() throws IOException {
        String large = "x".repeat(20_000);

        assertThat(events("data: a\n\ndata: " + large + "\ndata: " + large + "\n\ndata: b\n\n"))
                .containsExactly(
                        new Event("", "a", true), new Event("", large + "\n" + large, true), new Event("", "b", true));
    }

    @Test
    void anEventOfEndlessLinesIsRefused() {
        assertThatThrownBy(() -> events(stream("data: x\n".repeat(10_000)), 1000))
                .isInstanceOf(TooLargeException.class);
    }

    @Test
    void anEndlessLineIsRefused() {
        assertThatThrownBy(() -> events(stream("data: " + "x".repeat(100)), 99)).isInstanceOf(TooLargeException.class);
    }

    @Test
    void aStreamOfNothingHasNoEvents() throws IOException {
        assertThat(events("")).isEmpty();
        assertThat(events("\n\n\n: only comments")).isEmpty();
    }

    private static List<Event> events(String text) throws IOException {
        return events(stream(text), 1 << 20);
    }

    private static List<Event> events(InputStream in, int maxLine) throws IOException {
        var reader = new SseReader(in, maxLine);
        List<Event> events = new ArrayList<>();
        for (SseReader.Event event = reader.next(); event != null; event = reader.next()) {
            var data = new String(event.buffer(), event.from(), event.to() - event.from(), StandardCharsets.UTF_8);
            events.add(new Event(event.name(), data, event.complete()));
        }
        return events;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
