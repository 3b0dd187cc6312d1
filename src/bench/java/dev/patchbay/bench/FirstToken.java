package dev.patchbay.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// How long the first piece of text takes on a connection that stands: from the server's writing it, and from
/// the call.
final class FirstToken {
    private static final int WARM_UP = 4000;
    private static final int ROUNDS = 2000;

    private FirstToken() {}

    static void main(String[] args) throws Exception {
        List<Double> sinceWritten = new ArrayList<>();
        List<Double> sinceCalled = new ArrayList<>();
        try (var server = new ServerProcess();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Client client = Client.Kind.valueOf(args[0]).open(Events.OPENAI, server.url(0, 0))) {
            for (int n = 0; n < WARM_UP + ROUNDS; n++) {
                var first = new First();
                threads.submit(() -> {
                            first.called = System.nanoTime();
                            client.stream(first);
                            return first;
                        })
                        .get();
                if (n >= WARM_UP) {
                    sinceWritten.add((first.heard - first.written) / 1000.0);
                    sinceCalled.add((first.heard - first.called) / 1000.0);
                }
            }
        }
        Bench.report("us since it was written", Bench.median(sinceWritten));
        Bench.report("us since the call", Bench.median(sinceCalled));
        System.exit(0); // some clients keep threads
    }

    /// Reads the server's time out of the first piece.
    private static final class First implements Consumer<String> {
        private long called;
        private long written;
        private long heard;

        @Override
        public void accept(String piece) {
            if (heard == 0 && !piece.isEmpty()) {
                heard = System.nanoTime();
                written = Long.parseLong(piece.strip());
            }
        }
    }
}
