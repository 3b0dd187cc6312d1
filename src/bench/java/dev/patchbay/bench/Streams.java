package dev.patchbay.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Many streams at the pace of a model, each on a virtual thread: what they cost the processor, the heap and
/// the number of platform threads.
final class Streams {
    private static final int STREAMS = 200;
    private static final int PAUSE = 20_000;
    private static final int SETTLING = 4;
    private static final int MEASURED = 12;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Client.Kind kind;

    private Streams(Client.Kind kind) {
        this.kind = kind;
    }

    static void main(String[] args) throws Exception {
        try (var server = new ServerProcess()) {
            new Streams(Client.Kind.valueOf(args[0])).measure(server);
        }
        System.exit(0); // some clients keep threads
    }

    private void measure(ServerProcess server) throws Exception {
        warmUp(server);
        int events = (SETTLING + MEASURED + 6) * 1_000_000 / PAUSE;
        List<Future<?>> running = start(server.url(events, PAUSE), STREAMS);
        TimeUnit.SECONDS.sleep(SETTLING);
        long from = System.nanoTime();
        long cpu = cpu();
        TimeUnit.SECONDS.sleep(MEASURED);
        double micros = (cpu() - cpu) / 1000.0;
        double seen = (System.nanoTime() - from) / 1000.0 / PAUSE * STREAMS;
        int platform = ManagementFactory.getThreadMXBean().getThreadCount();
        long during = liveHeap();
        for (Future<?> stream : running) {
            stream.get();
        }
        Bench.report("CPU us per event", micros / seen);
        Bench.report("live heap kB per stream", (during - liveHeap()) / 1000.0 / STREAMS);
        Bench.report("platform threads", platform);
    }

    private void warmUp(ServerProcess server) throws Exception {
        try (Client client = kind.open(Events.OPENAI, server.url(6400, 0))) {
            for (int n = 0; n < 40; n++) {
                threads.submit(() -> read(client)).get();
            }
        }
        for (Future<?> stream : start(server.url(200, PAUSE), STREAMS)) {
            stream.get();
        }
    }

    private List<Future<?>> start(String url, int count) {
        List<Future<?>> running = new ArrayList<>();
        Client shared = kind.open(Events.OPENAI, url);
        for (int n = 0; n < count; n++) {
            Client client = kind == Client.Kind.FLOOR ? kind.open(Events.OPENAI, url) : shared;
            running.add(threads.submit(() -> read(client)));
        }
        return running;
    }

    private static Void read(Client client) throws Exception {
        client.stream(new Counter());
        return null;
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long liveHeap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
