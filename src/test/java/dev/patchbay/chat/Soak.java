package dev.patchbay.chat;

import dev.patchbay.Core;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.provider.Limits;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.Retries;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Many users at once who ask and ask until the time is over, and now and then press Stop.
final class Soak {
    static final int AT_ONCE = 200;
    static final Budget CAP = Budget.overall(Budget.Period.DAY, new BigDecimal("1000000"));
    private static final ProviderId OPENAI = new ProviderId("openai");
    private static final ModelId GPT = new ModelId(OPENAI, "gpt-4o");
    private static final int ONE_STOP_IN = 20;
    private static final int LOOKS = 12;

    private final Core core;
    private final long seed;
    private final Duration length;
    private final long start = System.nanoTime();
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();
    private final Set<UUID> attempts = ConcurrentHashMap.newKeySet();
    private long heapAtTheBeginning = Long.MAX_VALUE;
    private long heapAtTheEnd = Long.MAX_VALUE;
    private Map<String, Long> kinds = Map.of();
    private int asked;
    private int accepted;

    Soak(Core core, long seed, Duration length) {
        this.core = core;
        this.seed = seed;
        this.length = length;
    }

    static Core core(Path data, FaultServer server) throws Exception {
        var secrets = new SessionStore("a test");
        try (var key = ApiKey.of("test-key-not-real")) {
            secrets.save(new KeyAccount(OPENAI.value()), key);
        }
        var core = new Core(
                new AppPaths(data),
                Core.Options.standard()
                        .addresses(Map.of(OPENAI, server.baseUrl()))
                        .secrets(secrets)
                        .limits(Limits.DEFAULT
                                .firstByte(Duration.ofSeconds(3))
                                .silence(Duration.ofSeconds(2))
                                .longest(Duration.ofSeconds(20)))
                        .retries(Retries.quick()));
        core.profiles().save(Profile.initial().withDefaults(new TaskRoute(GPT, List.of(), Parameters.NONE)));
        core.budgets().set(CAP);
        return core;
    }

    /// Returns when the last question has ended.
    void run() throws InterruptedException, ExecutionException {
        try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                var random = new Random(seed + i);
                all.add(users.submit(() -> {
                    while (left().isPositive()) {
                        ask(random);
                    }
                    return null;
                }));
            }
            watchTheHeap();
            for (Future<?> user : all) {
                user.get();
            }
        }
    }

    private Duration left() {
        return length.minusNanos(System.nanoTime() - start);
    }

    private void ask(Random random) throws InterruptedException {
        boolean stops = random.nextInt(ONE_STOP_IN) == 0;
        var job = new AtomicReference<ChatJob>();
        questions.incrementAndGet();
        long began = System.nanoTime();
        Question question = Question.of(TaskType.GENERAL, null, List.of(Message.user("Hello")));
        job.set(core.chat().start(question, null, event -> {
            note(event);
            if (stops && event instanceof ChatEvent.TextDelta && job.get() != null) {
                job.get().cancel();
            }
        }));
        job.get().await();
        longest.accumulateAndGet(System.nanoTime() - began, Math::max);
    }

    private void note(ChatEvent event) {
        switch (event) {
            case ChatEvent.Trying trying -> attempts.add(trying.attempt().id());
            case ChatEvent.Finished finished -> ends.incrementAndGet();
            case ChatEvent.Failed failed -> {
                ends.incrementAndGet();
                if (failed.why() instanceof ChatFailure.Paused) {
                    core.breaker().reset(GPT); // a soak that waits for the pauses to end soaks nothing
                }
            }
            default -> {}
        }
    }

    /// The least of several looks: what is alive, not what waits to be collected.
    private void watchTheHeap() throws InterruptedException {
        for (int i = 0; i < LOOKS && left().isPositive(); i++) {
            TimeUnit.NANOSECONDS.sleep(length.toNanos() / LOOKS);
            System.gc();
            long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (i < LOOKS / 3) {
                heapAtTheBeginning = Math.min(heapAtTheBeginning, live);
            } else if (i >= LOOKS * 2 / 3) {
                heapAtTheEnd = Math.min(heapAtTheEnd, live);
            }
        }
    }

    /// How the attempts ended, and what the server saw of them.
    void note(Map<String, Long> ended, FaultServer server) {
        kinds = new TreeMap<>(ended);
        asked = server.asked();
        accepted = server.accepted();
    }

    int questions() {
        return questions.get();
    }

    int ends() {
        return ends.get();
    }

    Set<UUID> attempts() {
        return attempts;
    }

    Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    long heapAtTheBeginning() {
        return heapAtTheBeginning;
    }

    long heapAtTheEnd() {
        return heapAtTheEnd;
    }

    Map<String, Long> kinds() {
        return kinds;
    }

    int asked() {
        return asked;
    }

    int accepted() {
        return accepted;
    }
}
