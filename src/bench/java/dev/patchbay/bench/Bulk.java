package dev.patchbay.bench;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// One stream after the other as fast as they go; everything is per event. A stream is read on a virtual thread,
/// as in the program.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Bulk {
    private static final int EVENTS = 6400;

    @Param
    Client.Kind client;

    @Param
    Events events;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ServerProcess server;
    private Client opened;

    @Setup
    public void open() throws IOException {
        server = new ServerProcess();
        opened = client.open(events, server.url(EVENTS, 0));
    }

    @TearDown
    public void close() throws IOException {
        opened.close();
        server.close();
        threads.close();
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long stream() throws Exception {
        return threads.submit(() -> {
                    var pieces = new Counter();
                    opened.stream(pieces);
                    return pieces.checked(client == Client.Kind.FLOOR ? 1 : EVENTS + 1);
                })
                .get();
    }
}
