package dev.patchbay.ledger;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.TaskType;
import dev.patchbay.store.Database;
import dev.patchbay.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// A ledger in a real file with many requests on it at once, and beside it the [MoneyModel] that is asked about
/// every answer. Midnight and a crash come while nothing is being written, but with money held: what is written at
/// the very moment of a kill is for the tests that kill a real program.
final class Interleaving implements AutoCloseable {
    private static final List<Scope> SCOPES = List.of(
            Scope.EVERYTHING,
            new Scope.OfProfile("work"),
            new Scope.OfProfile("home"),
            new Scope.OfProvider(new ProviderId("openai")),
            new Scope.OfProvider(new ProviderId("ollama")),
            new Scope.OfTask(TaskType.CODING),
            new Scope.OfTask(TaskType.GENERAL));
    private static final int CLIENTS = 4;

    final MoneyModel model = new MoneyModel();
    private final TestClock clock = new TestClock();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Object capChange = new Object();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path folder;
    private int files;
    private boolean single;
    private volatile Opened now;

    /// The ledger as it is open at this time: a crash puts another one in its place.
    record Opened(Database database, Ledger ledger, Budgets budgets, Path file) {}

    Interleaving(Path folder) {
        this.folder = folder;
        now = open(file());
    }

    /// One round: other caps, then some clients that all work at once.
    void round(Random random) throws InterruptedException {
        single = random.nextInt(4) == 0;
        int workers = single ? 1 : 2 + random.nextInt(5);
        alone(() -> {
            clear(random);
            for (int i = random.nextInt(5); i >= 0; i--) {
                changeACap(random);
            }
        });
        var ended = new ArrayList<Future<?>>();
        for (int i = 0; i < workers; i++) {
            var own = new Random(random.nextLong());
            ended.add(threads.submit(() -> {
                for (int client = 0; client < CLIENTS / workers + 1; client++) {
                    new InterleavedRequest(this, own).run();
                }
            }));
        }
        end(ended);
    }

    /// As [#round], with a [Crowd].
    void crowd(Random random) throws InterruptedException {
        single = false;
        alone(() -> clear(random));
        var crowd = new Crowd(this);
        crowd.moveTheCap(random);
        var ended = new ArrayList<Future<?>>();
        for (int i = 0; i < Crowd.THREADS; i++) {
            var own = new Random(random.nextLong());
            ended.add(threads.submit(() -> crowd.come(own)));
        }
        while (!ended.stream().allMatch(Future::isDone)) {
            crowd.look();
            if (random.nextInt(4) == 0) {
                crowd.moveTheCap(random);
            }
        }
        end(ended);
    }

    private void clear(Random random) {
        clock.forward(Duration.ofHours(random.nextInt(60)));
        model.caps().forEach(key -> change(key, null));
    }

    private void end(List<Future<?>> all) throws InterruptedException {
        for (Future<?> each : all) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause().getMessage(), e.getCause());
            }
        }
        alone(this::check);
        if (model.underWay() > 0) {
            throw new AssertionError(model.underWay() + " holds leaked");
        }
    }

    Opened opened() {
        return now;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Runs one step of a request beside all others.
    ///
    /// @param since what was open when the request began: after a crash it is given up
    /// @return null if there was a crash since
    <T> @Nullable T step(Opened since, Step<T> step) throws ChatException {
        lock.readLock().lock();
        try {
            return since == now ? step.run() : null;
        } finally {
            lock.readLock().unlock();
        }
    }

    interface Step<T> {
        T run() throws ChatException;
    }

    /// @return null if there was a crash since
    MoneyModel.@Nullable Entry reserve(Opened since, Plan plan, List<Hold> given) throws ChatException {
        return step(since, () -> {
            MoneyModel.Entry entry = model.asks(plan, today());
            try {
                Hold hold = since.ledger().reserve(plan);
                model.admitted(entry, hold.attempt(), today());
                given.add(hold);
            } catch (ChatException e) {
                model.refused(entry, e.failure(), single, today());
            }
            return entry;
        });
    }

    void settle(MoneyModel.Entry entry, BigDecimal cost, Step<Attempt> settlement) throws ChatException {
        model.settles(entry, cost);
        model.settled(entry, settlement.run().overHold());
    }

    /// What the world does meanwhile.
    void meanwhile(Random random) {
        switch (random.nextInt(60)) {
            case 0, 1 -> changeACap(random);
            case 2 -> alone(() -> clock.forward(Duration.ofMinutes(random.nextInt(3_000))));
            case 3 -> alone(this::check);
            case 4 -> {
                if (random.nextInt(15) == 0) {
                    alone(this::crash);
                }
            }
            default -> Thread.yield();
        }
    }

    /// Mostly a cap that is near: a little more or less than what counts already.
    private void changeACap(Random random) {
        var key = new MoneyModel.CapKey(
                SCOPES.get(random.nextInt(SCOPES.size())),
                Budget.Period.values()[random.nextInt(Budget.Period.values().length)]);
        BigDecimal near = model.certain(key, false, today())
                .add(BigDecimal.valueOf(random.nextInt(-5_000, 60_000), 6))
                .max(BigDecimal.ZERO);
        change(key, random.nextInt(6) == 0 ? null : near);
    }

    void change(MoneyModel.CapKey key, @Nullable BigDecimal usd) {
        lock.readLock().lock();
        try {
            synchronized (capChange) {
                model.changes(key, usd);
                if (usd == null) {
                    now.budgets().remove(key.scope(), key.period());
                } else {
                    now.budgets().set(new Budget(key.scope(), key.period(), usd));
                }
                model.changed(key);
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    private void alone(Runnable work) {
        lock.writeLock().lock();
        try {
            work.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void check() {
        now.ledger().recover();
        model.check(now.budgets().states(false), false, today());
        model.check(now.budgets().states(true), true, today());
    }

    /// Goes on with the file as it lies there, without what the program knew.
    private void crash() {
        Opened killed = now;
        Path file = file();
        try {
            Files.copy(onDisk(killed.file()), onDisk(file));
            killed.database().close();
            Files.delete(onDisk(killed.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        model.crashed(InterleavedRequest::lost);
        now = open(file);
    }

    private Opened open(Path file) {
        var database = new Database(file, ZoneOffset.UTC);
        return new Opened(database, new Ledger(database, Plans.PRICES, clock), new Budgets(database, clock), file);
    }

    private Path file() {
        return folder.resolve("patchbay-" + files++);
    }

    private static Path onDisk(Path file) {
        return file.resolveSibling(file.getFileName() + ".mv.db");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        now.database().close();
    }
}
