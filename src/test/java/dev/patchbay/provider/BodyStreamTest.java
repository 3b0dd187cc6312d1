package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BodyStreamTest {
    private final AtomicLong asked = new AtomicLong();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final BodyStream body = new BodyStream();

    private final Subscription connection = new Subscription() {
        @Override
        public void request(long count) {
            asked.addAndGet(count);
        }

        @Override
        public void cancel() {
            cancelled.set(true);
        }
    };

    @Test
    void aReadTakesAllThatHasCome() throws IOException {
        body.onSubscribe(connection);
        deliver("one ", "two ");
        deliver("three");

        assertThat(read(100)).isEqualTo("one two three");
    }

    @Test
    void aShortReadLeavesTheRestForTheNext() throws IOException {
        body.onSubscribe(connection);
        deliver("abc", "def");
        body.onComplete();

        assertThat(read(4)).isEqualTo("abcd");
        assertThat(body.read()).isEqualTo('e');
        assertThat(read(4)).isEqualTo("f");
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void theConnectionIsOnlyAFewDeliveriesAhead() throws IOException {
        body.onSubscribe(connection);
        long ahead = asked.get();
        deliver("a");
        deliver("b");
        assertThat(asked.get()).isEqualTo(ahead);

        read(100);

        assertThat(asked.get()).isEqualTo(ahead + 2);
    }

    @Test
    void aDeliveryOfNothingIsAskedForAgain() {
        body.onSubscribe(connection);
        long ahead = asked.get();

        deliver("");

        assertThat(asked.get()).isEqualTo(ahead + 1);
    }

    @Test
    void aBrokenConnectionGivesWhatCameAndThenItsProblem() throws IOException {
        body.onSubscribe(connection);
        deliver("abc");
        body.onError(new IOException("reset"));

        assertThat(read(100)).isEqualTo("abc");
        assertThatThrownBy(() -> read(100)).isInstanceOf(IOException.class).hasMessage("reset");
    }

    @Test
    void closingEndsAReadThatWaitsAndTheConnection() {
        body.onSubscribe(connection);
        var end = new CompletableFuture<Throwable>();
        Thread reader = Thread.startVirtualThread(() -> {
            try {
                read(100);
            } catch (IOException e) {
                end.complete(e);
            }
        });
        while (reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        body.close();

        assertThat(end.join()).hasMessage("closed");
        assertThat(cancelled).isTrue();
    }

    @Test
    void whatIsClosedBeforeItBeginsNeverBegins() {
        body.close();
        body.onSubscribe(connection);

        assertThat(cancelled).isTrue();
        assertThat(asked).hasValue(0);
    }

    private void deliver(String... pieces) {
        body.onNext(Stream.of(pieces)
                .map(piece -> ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    private String read(int most) throws IOException {
        byte[] bytes = new byte[most];
        int count = body.read(bytes, 0, most);
        return new String(bytes, 0, Math.max(0, count), StandardCharsets.UTF_8);
    }
}
