package dev.patchbay.bench;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.report.Exports;
import dev.patchbay.report.ReportKind;
import dev.patchbay.store.Database;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// How fast a million attempts go into a CSV, at what processor time, and what of it stays in memory meanwhile.
final class ExportTimes {
    private static final int ROUNDS = 5;
    private static final long LOOK_EVERY = 100_000;
    private static final LocalDate FIRST = LocalDate.of(2023, 11, 24);
    private static final UsageFilter ALL = new UsageFilter(FIRST, FIRST.plusYears(3), false);

    private ExportTimes() {}

    /// Once as other benchmarks run, once with the compiler that the program is started with.
    static void run(long attempts) throws Exception {
        Path file = Path.of("target", "usage-bench", "attempts-" + attempts).toAbsolutePath();
        if (!Files.exists(file.resolveSibling(file.getFileName() + ".mv.db"))) {
            try (var database = new Database(file, ZoneOffset.UTC)) {
                database.reopen();
            }
            UsageRows.insert(file, FIRST, attempts);
        }
        for (List<String> flags : List.of(List.<String>of(), List.of("-XX:TieredStopAtLevel=1"))) {
            ProcessBuilder child = Java.start(ExportTimes.class, file.toString());
            child.command().addAll(1, flags);
            System.out.println(flags.isEmpty() ? "both compilers" : "the program's own flags: the quick compiler only");
            if (child.inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("The export failed");
            }
        }
    }

    static void main(String[] args) throws IOException {
        var seconds = new ArrayList<Double>();
        var cpu = new ArrayList<Double>();
        Path csv = Files.createTempFile("patchbay", ".csv");
        try (var database = new Database(Path.of(args[0]))) {
            var exports = new Exports(database, InstantSource.system());
            long rows = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long cpuBefore = cpu();
                long before = System.nanoTime();
                rows = export(exports, csv, Exports.Progress.NONE);
                seconds.add((System.nanoTime() - before) / 1e9);
                cpu.add((cpu() - cpuBefore) / 1e3 / rows);
            }
            double best = seconds.stream().min(Double::compare).orElseThrow();
            Bench.report("rows", rows);
            Bench.report("bytes/row", (double) Files.size(csv) / rows);
            Bench.report("first: million rows/s", rows / seconds.getFirst() / 1e6);
            Bench.report("median: million rows/s", rows / Bench.median(seconds) / 1e6);
            Bench.report("best: million rows/s", rows / best / 1e6);
            Bench.report("median: CPU us/row", Bench.median(cpu));
            Bench.report("best: CPU us/row", cpu.stream().min(Double::compare).orElseThrow());
            Bench.report("live heap beyond before, at most, MB", extraHeap(exports, csv));
        } finally {
            Files.deleteIfExists(csv);
        }
    }

    private static long export(Exports exports, Path csv, Exports.Progress progress) {
        return exports.toFile(ReportKind.ATTEMPTS, ALL, csv, new Cancellation(), progress);
    }

    private static double extraHeap(Exports exports, Path csv) {
        long before = live();
        var most = new AtomicLong();
        var next = new AtomicLong(LOOK_EVERY);
        export(exports, csv, (rows, _) -> {
            if (rows >= next.get()) {
                next.addAndGet(LOOK_EVERY);
                most.accumulateAndGet(live() - before, Math::max);
            }
        });
        return most.get() / 1e6;
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
