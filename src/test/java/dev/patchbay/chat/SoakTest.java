package dev.patchbay.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.domain.Attempt;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.LedgerRows;
import dev.patchbay.testing.Leftovers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// 200 questions at once over a bad network, for `-Dpatchbay.soak=SECONDS`: whatever happens to them, nothing may be
/// left over. The figures are in `target/soak.txt` afterwards.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SoakTest {
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("patchbay.soak", 15));
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final int DATABASE_CACHE = 16 << 20;
    private static final int PER_QUESTION = 4096;
    private static final long SEED = 20261122;

    @TempDir
    Path folder;

    @Test
    void everyQuestionEndsEveryAttemptIsSettledOnceAndNothingIsLeft() throws Exception {
        run("warm-up", WARM_UP);
        Leftovers before = settled(null);
        Soak soak = run("soak", LENGTH);
        Leftovers after = settled(before);

        write(soak, before, after);
        assertThat(after.threads()).isEqualTo(before.threads());
        assertThat(after.sockets()).isEqualTo(before.sockets());
        assertThat(soak.kinds()).containsKeys("SUCCEEDED", "CANCELLED", "SERVER", "CUT");
        assertThat(soak.heapAtTheEnd())
                .isLessThan(soak.heapAtTheBeginning() + DATABASE_CACHE + (long) PER_QUESTION * soak.questions());
    }

    private Soak run(String name, Duration length) throws Exception {
        Path data = Files.createDirectory(folder.resolve(name));
        try (var server = new FaultServer(new BadNetwork(SEED), false)) {
            Soak soak;
            try (Core core = Soak.core(data, server)) {
                soak = new Soak(core, SEED, length);
                soak.run();
                check(core, soak, server);
            }
            waitUntilAllHaveLeft(server);
            return soak;
        }
    }

    private static void check(Core core, Soak soak, FaultServer server) {
        List<Attempt> rows = LedgerRows.of(core);
        assertThat(soak.ends()).as("one end for each question").isEqualTo(soak.questions());
        assertThat(rows.stream().map(Attempt::id).toList()).doesNotHaveDuplicates();
        assertThat(new HashSet<UUID>(rows.stream().map(Attempt::id).toList())).isEqualTo(soak.attempts());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.state().settled()).as("%s is settled", row.state()).isTrue();
            assertThat(row.cost()).isNotNull();
        });
        assertThat(server.asked()).as("nothing was sent without a row").isLessThanOrEqualTo(rows.size());
        assertThat(core.budgets().states(false))
                .allSatisfy(cap -> assertThat(cap.held()).as("nothing is held").isZero());
        soak.note(rows.stream().collect(Collectors.groupingBy(SoakTest::kind, Collectors.counting())), server);
    }

    private static String kind(Attempt row) {
        return row.outcome().failure() == null
                ? row.state().name()
                : row.outcome().failure().name();
    }

    private static void waitUntilAllHaveLeft(FaultServer server) throws InterruptedException {
        for (int i = 0; i < 300 && server.open() > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(server.open())
                .as("connections that the program has not closed")
                .isZero();
    }

    /// Threads end a moment after what they did: looks until all is as `wanted`, or for 30 s.
    private Leftovers settled(@Nullable Leftovers wanted) throws Exception {
        Leftovers now = Leftovers.now(folder);
        for (int i = 0; i < (wanted == null ? 10 : 300) && !now.equals(wanted); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            now = Leftovers.now(folder);
        }
        return now;
    }

    private static void write(Soak soak, Leftovers before, Leftovers after) throws IOException {
        Function<Long, String> mb = bytes -> "%.1f MB".formatted(bytes / 1e6);
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("at once, for", Soak.AT_ONCE + ", " + LENGTH.toSeconds() + " s");
        lines.put("questions", soak.questions());
        lines.put("attempts", soak.attempts().size());
        lines.put("how they ended", soak.kinds());
        lines.put("requests that the server saw", soak.asked());
        lines.put("connections that the server saw", soak.accepted());
        lines.put("longest question", soak.longest().toMillis() + " ms");
        lines.put("live heap in the first third", mb.apply(soak.heapAtTheBeginning()));
        lines.put("live heap in the last third", mb.apply(soak.heapAtTheEnd()));
        lines.put(
                "most platform threads at once",
                ManagementFactory.getThreadMXBean().getPeakThreadCount());
        lines.put(
                "threads before and after",
                before.threads().size() + ", " + after.threads().size());
        lines.put("sockets before and after", before.sockets() + ", " + after.sockets());
        String table = lines.entrySet().stream()
                .map(line -> "| " + line.getKey() + " | " + line.getValue() + " |")
                .collect(Collectors.joining("\n"));
        Files.writeString(Path.of("target", "soak.txt"), "| what | figure |\n|---|---|\n" + table + "\n");
    }
}
