package dev.patchbay.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs one group of benchmarks: `bulk`, `streams`, `first`, `cancel` or `ledger`; then, if wanted, the clients by
/// name. Or `usage` or `export` with the number of attempts.
final class Bench {
    private static final int FORKS = 3;

    private Bench() {}

    static void main(String[] args) throws Exception {
        if (args[0].equals("export")) {
            ExportTimes.run(args.length > 1 ? Long.parseLong(args[1]) : 1_000_000);
            return;
        }
        if (args[0].equals("usage")) {
            UsageTimes.run(args.length > 1 ? Long.parseLong(args[1]) : 10_000_000);
            return;
        }
        List<Client.Kind> clients = args.length > 1
                ? Arrays.stream(args).skip(1).map(Client.Kind::valueOf).toList()
                : List.of(Client.Kind.values());
        switch (args[0]) {
            case "bulk" -> bulk(clients);
            case "streams" -> forked(Streams.class, clients);
            case "first" -> forked(FirstToken.class, clients);
            case "ledger" -> forked(Durable.class, List.of(Client.Kind.PATCHBAY));
            case "cancel" -> forked(Cancel.class, List.of(Client.Kind.PATCHBAY));
            default ->
                throw new IllegalArgumentException(
                        "bulk, streams, first, cancel, ledger, usage or export, not " + args[0]);
        }
    }

    private static void bulk(List<Client.Kind> clients) throws RunnerException {
        for (Events events : Events.values()) {
            String[] names = clients.stream()
                    .filter(client -> client.speaks(events))
                    .map(Client.Kind::name)
                    .toArray(String[]::new);
            new Runner(new OptionsBuilder()
                            .include(Bulk.class.getName())
                            .param("client", names)
                            .param("events", events.name())
                            .forks(FORKS)
                            .warmupIterations(5)
                            .warmupTime(TimeValue.seconds(2))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.seconds(2))
                            .jvmArgs(Java.FLAGS.toArray(String[]::new))
                            .addProfiler(CpuProfiler.class)
                            .addProfiler(GCProfiler.class)
                            .build())
                    .run();
        }
    }

    /// Runs `main` several times for each client and prints the median of each figure.
    private static void forked(Class<?> main, List<Client.Kind> clients) throws IOException, InterruptedException {
        for (Client.Kind client : clients) {
            Map<String, List<Double>> figures = new LinkedHashMap<>();
            for (int fork = 0; fork < FORKS; fork++) {
                for (String line : lines(main, client)) {
                    String[] figure = line.split("=");
                    figures.computeIfAbsent(figure[0], _ -> new ArrayList<>()).add(Double.valueOf(figure[1]));
                }
            }
            figures.forEach((name, values) ->
                    System.out.printf(Locale.ROOT, "%-12s %-40s %10.2f   %s%n", client, name, median(values), values));
        }
    }

    private static List<String> lines(Class<?> main, Client.Kind client) throws IOException, InterruptedException {
        Process process = Java.start(main, client.name()).start();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(main + " of " + client + " failed");
        }
        return lines;
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /// What a forked measurement found.
    static void report(String name, double value) {
        System.out.printf(Locale.ROOT, "%s=%.3f%n", name, value);
    }
}
