package dev.patchbay.bench;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How long Stop takes in the middle of a stream: until the call ends, and until the server sees the socket closed.
final class Cancel {
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 200;

    private Cancel() {}

    static void main() throws Exception {
        List<Double> ended = new ArrayList<>();
        List<Double> closed = new ArrayList<>();
        try (var server = new ServerProcess();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http = HttpClient.newHttpClient();
                var client = new PatchbayClient(Events.OPENAI, server.url(1000, 5000))) {
            for (int n = 0; n < WARM_UP + ROUNDS; n++) {
                var begun = new CountDownLatch(3);
                var cancel = new Cancellation();
                Future<Long> end = threads.submit(() -> cancelled(client, begun, cancel));
                begun.await();
                long from = System.nanoTime();
                cancel.cancel();
                double took = (end.get() - from) / 1000.0;
                double seen = (closed(http, server, from) - from) / 1000.0;
                if (n >= WARM_UP) {
                    ended.add(took);
                    closed.add(seen);
                }
            }
        }
        Bench.report("us until the call ended, median", Bench.median(ended));
        Bench.report("us until the call ended, longest", ended.stream().reduce(0.0, Math::max));
        Bench.report("us until the server saw it, median", Bench.median(closed));
        Bench.report("us until the server saw it, longest", closed.stream().reduce(0.0, Math::max));
        System.exit(0);
    }

    /// @return when it ended
    private static long cancelled(PatchbayClient client, CountDownLatch begun, Cancellation cancel) {
        try {
            client.stream(_ -> begun.countDown(), cancel);
            throw new IllegalStateException("it was not cancelled");
        } catch (ChatException e) {
            return System.nanoTime();
        }
    }

    private static long closed(HttpClient http, ServerProcess server, long after) throws Exception {
        var question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/closed"))
                .build();
        long closed = 0;
        while (closed < after) {
            closed = Long.parseLong(http.send(question, BodyHandlers.ofString()).body());
        }
        return closed;
    }
}
