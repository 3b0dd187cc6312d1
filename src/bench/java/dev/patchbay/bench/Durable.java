package dev.patchbay.bench;

import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Origin;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.Usage;
import dev.patchbay.ledger.Hold;
import dev.patchbay.ledger.Ledger;
import dev.patchbay.ledger.Plan;
import dev.patchbay.store.Database;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What an attempt costs in the ledger, on a real file: held, recorded as sent, settled. Beside it the floor:
/// what the disk takes for two small appends, each synced.
final class Durable {
    private static final int WARM_UP = 3000;
    private static final int ROUNDS = 3000;
    private static final int CONCURRENT = 64;
    private static final ModelId MODEL = ModelId.of("openai", "gpt-4o");
    private static final Price PRICE = new Price(
            MODEL + "#1", MODEL, Rates.of("2.50", "10"), List.of(), null, null, null, PriceOrigin.OWN_MACHINE);
    private static final ChatResult RESULT = new ChatResult(
            "Hello", List.of(), null, List.of(), Usage.of(1_000, 500), FinishReason.STOP, null, null, "id", "req");

    private Durable() {}

    static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args.length > 1 ? args[1] : "target"), "ledger");
        try {
            try (var database = new Database(folder.resolve("patchbay"))) {
                var ledger = new Ledger(database, (model, at) -> Optional.of(PRICE), Clock.systemUTC());
                rounds(ledger, WARM_UP);
                alone(ledger, folder.resolve("floor"));
                concurrent(ledger);
                long start = System.nanoTime();
                report(CONCURRENT + " at once", concurrent(ledger));
                double seconds = (System.nanoTime() - start) / 1e9;
                Bench.report(CONCURRENT + " at once, attempts/s", CONCURRENT * (ROUNDS / 10) / seconds);
            }
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static List<double[]> rounds(Ledger ledger, int rounds) throws Exception {
        var times = new ArrayList<double[]>();
        for (int n = 0; n < rounds; n++) {
            times.add(attempt(ledger));
        }
        return times;
    }

    private static List<double[]> concurrent(Ledger ledger) throws Exception {
        var all = new ArrayList<double[]>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<List<double[]>>>();
            for (int n = 0; n < CONCURRENT; n++) {
                running.add(threads.submit(() -> rounds(ledger, ROUNDS / 10)));
            }
            for (Future<List<double[]>> each : running) {
                all.addAll(each.get());
            }
        }
        return all;
    }

    /// Milliseconds: whole, reserve, sent, settle.
    private static double[] attempt(Ledger ledger) throws Exception {
        long start = System.nanoTime();
        Hold hold = ledger.reserve(plan());
        long reserved = System.nanoTime();
        hold.sent();
        long sent = System.nanoTime();
        hold.succeeded(RESULT);
        long settled = System.nanoTime();
        return new double[] {
            (settled - start) / 1e6, (reserved - start) / 1e6, (sent - reserved) / 1e6, (settled - sent) / 1e6
        };
    }

    private static Plan plan() {
        var origin = new Origin(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "default",
                TaskType.CODING,
                Purpose.CHAT,
                MODEL,
                Route.Reason.TASK,
                0,
                null,
                false,
                false);
        return new Plan(origin, PRICE, 2_000, 1_000, 1_000);
    }

    /// In turns with the floor, so that both meet the same disk.
    private static void alone(Ledger ledger, Path file) throws Exception {
        var attempts = new ArrayList<double[]>();
        var floor = new ArrayList<double[]>();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int n = 0; n < ROUNDS; n++) {
                floor.add(floor(channel));
                attempts.add(attempt(ledger));
            }
        }
        report("floor: 2 x append and sync", floor);
        report("alone", attempts);
    }

    private static double[] floor(FileChannel channel) throws IOException {
        long start = System.nanoTime();
        for (int half = 0; half < 2; half++) {
            channel.write(ByteBuffer.allocate(4096));
            channel.force(true);
        }
        return new double[] {(System.nanoTime() - start) / 1e6};
    }

    private static void report(String name, List<double[]> times) {
        String[] parts = {"", ", reserve", ", sent", ", settle"};
        for (int part = 0; part < times.getFirst().length; part++) {
            int column = part;
            List<Double> sorted =
                    new ArrayList<>(times.stream().map(each -> each[column]).toList());
            Collections.sort(sorted);
            Bench.report("ms " + name + parts[part] + ", median", sorted.get(sorted.size() / 2));
            Bench.report("ms " + name + parts[part] + ", 99 %", sorted.get(sorted.size() * 99 / 100));
        }
    }
}
