package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.chat.BadNetwork;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.testing.ChildProgram;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.FaultServer.Fault;
import dev.patchbay.testing.LedgerRows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at random moments of a load of concurrent streams, `-Dpatchbay.kills=N` times on one data folder: after
/// each, what the server saw and what the program had said is in the ledger, once, and all sums agree.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KillTest {
    private static final int KILLS = Integer.getInteger("patchbay.kills", 8);
    private static final long SEED = 20261123;
    private static final int MOST_TOLD = 150;
    private static final Pattern MARKER =
            Pattern.compile(KillLoad.MARKER + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    @TempDir
    Path folder;

    /// How often the server was asked in each conversation.
    private final Map<UUID, Integer> seen = new ConcurrentHashMap<>();

    /// The last words of the killed programs about each settled attempt.
    private final Map<UUID, String> told = new HashMap<>();

    @Test
    void afterEachKillWhatWasSentAndWhatWasSettledIsInTheLedgerOnceAndAllSumsAgree() throws Exception {
        var random = new Random(SEED);
        var network = new BadNetwork(SEED);
        try (var server = new FaultServer(() -> noting(network.get()), false)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                runAndKill(server, random);
                check("after kill " + kill, server);
            }
        }
        assertThat(told.values())
                .anyMatch(line -> line.contains("SUCCEEDED"))
                .anyMatch(line -> line.contains("CANCELLED"));
    }

    private Fault noting(Fault fault) {
        return line -> {
            Matcher marker = MARKER.matcher(line.body());
            if (marker.find()) {
                seen.merge(UUID.fromString(marker.group(1)), 1, Integer::sum);
            }
            fault.play(line);
        };
    }

    /// The moment is random in what the program has said, not in time: a busy machine only makes it slower.
    private void runAndKill(FaultServer server, Random random) throws Exception {
        var lines = new ArrayList<String>();
        try (var program = ChildProgram.start(KillLoad.class, folder, server.baseUrl(), random.nextLong())) {
            int until = 1 + random.nextInt(MOST_TOLD);
            while (lines.size() < until) {
                lines.add(program.line());
            }
            program.kill();
            lines.addAll(program.lines());
        }
        lines.stream().filter(line -> line.endsWith(".")).forEach(line -> told.put(id(line), line));
    }

    private static UUID id(String line) {
        return UUID.fromString(line.substring(0, line.indexOf(' ')));
    }

    private void check(String when, FaultServer server) throws Exception {
        try (Core core = KillLoad.core(folder, server.baseUrl())) {
            core.ledger().recover();
            List<Attempt> rows = LedgerRows.of(core);
            assertThat(rows.stream().map(Attempt::id)).as(when).doesNotHaveDuplicates();
            everythingIsSettled(when, core, rows);
            nothingThatWasSaidIsLost(when, rows);
            everythingTheServerSawIsThere(when, rows);
            allSumsAgree(when, core, rows);
        }
    }

    private static void everythingIsSettled(String when, Core core, List<Attempt> rows) {
        assertThat(rows).as(when).allSatisfy(row -> {
            assertThat(row.state().settled()).isTrue();
            if (row.state() == AttemptState.INTERRUPTED) {
                assertThat(row.cost().status()).isEqualTo(CostStatus.ESTIMATED);
                assertThat(row.cost().usd()).isPositive();
            }
        });
        assertThat(core.budgets().states(false))
                .as(when)
                .singleElement()
                .satisfies(cap -> assertThat(cap.held()).isZero());
    }

    private void nothingThatWasSaidIsLost(String when, List<Attempt> rows) {
        Map<UUID, Attempt> byId = rows.stream().collect(Collectors.toMap(Attempt::id, Function.identity()));
        assertThat(told.keySet()).as(when).allSatisfy(id -> {
            Attempt row = byId.get(id);
            assertThat(row).as("row of %s", told.get(id)).isNotNull();
            assertThat(KillLoad.line(row)).isEqualTo(told.get(id));
        });
    }

    /// An answer shows that the server was asked; a row without one may have been killed, cut or stopped before.
    private void everythingTheServerSawIsThere(String when, List<Attempt> rows) {
        Map<UUID, Integer> sent = new HashMap<>();
        Map<UUID, Integer> answered = new HashMap<>();
        for (Attempt row : rows) {
            UUID conversation = row.origin().conversation();
            sent.merge(conversation, row.sentAt() != null ? 1 : 0, Integer::sum);
            answered.merge(conversation, row.outcome().httpStatus() != 0 ? 1 : 0, Integer::sum);
        }
        assertThat(seen)
                .as(when)
                .allSatisfy((conversation, times) -> assertThat(times)
                        .as("requests of one conversation")
                        .isBetween(answered.getOrDefault(conversation, 0), sent.getOrDefault(conversation, 0)));
    }

    private static void allSumsAgree(String when, Core core, List<Attempt> rows) {
        BigDecimal ofAttempts = rows.stream()
                .map(row -> row.cost().usd())
                .map(usd -> usd == null ? BigDecimal.ZERO : usd)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        UsageSum shown = core.reports().total(LedgerRows.days(core));
        List<UsageGroup> byDay = core.reports().by(Dimension.DAY, LedgerRows.days(core));
        assertThat(shown.usd()).as(when).isEqualByComparingTo(ofAttempts);
        assertThat(UsageSum.of(byDay)).as(when).isEqualTo(shown);
        assertThat(shown.attempts())
                .as(when)
                .isEqualTo(rows.stream().filter(row -> row.sentAt() != null).count());
    }
}
