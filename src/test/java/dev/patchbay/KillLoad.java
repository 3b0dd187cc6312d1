package dev.patchbay;

import dev.patchbay.chat.ChatJob;
import dev.patchbay.chat.Place;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.testing.Retries;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The program that is killed: many users at once who ask until then. Prints each attempt as soon as it is known to be
/// settled: its id, state and cost, and a full stop that a cut line does not have.
final class KillLoad {
    static final int AT_ONCE = 24;
    static final String MARKER = "conversation ";
    static final String KEY = "test-key-not-real";
    private static final ModelId FIRST = ModelId.of("openai", "gpt-4o");
    private static final ModelId SECOND = ModelId.of("deepseek", "deepseek-chat");
    private static final int ONE_STOP_IN = 10;

    private final Core core;

    private KillLoad(Core core) {
        this.core = core;
    }

    public static void main(String[] arguments) throws Exception {
        var load = new KillLoad(core(Path.of(arguments[0]), URI.create(arguments[1])));
        long seed = Long.parseLong(arguments[2]);
        for (int i = 0; i < AT_ONCE; i++) {
            var random = new Random(seed + i);
            load.core.threads().execute(() -> load.askForEver(random));
        }
        System.in.read();
    }

    static Core core(Path data, URI server) throws Exception {
        var secrets = new SessionStore("a test");
        for (ModelId model : List.of(FIRST, SECOND)) {
            try (var key = ApiKey.of(KEY)) {
                secrets.save(new KeyAccount(model.provider().value()), key);
            }
        }
        Map<ProviderId, URI> addresses = Map.of(FIRST.provider(), server, SECOND.provider(), server);
        var core = new Core(
                new AppPaths(data),
                Core.Options.standard().addresses(addresses).secrets(secrets).retries(Retries.quick()));
        core.profiles().save(Profile.initial().withDefaults(new TaskRoute(FIRST, List.of(SECOND), Parameters.NONE)));
        core.budgets().set(Budget.overall(Budget.Period.DAY, new BigDecimal("1000000")));
        return core;
    }

    private void askForEver(Random random) {
        try {
            while (true) {
                ask(random.nextInt(ONE_STOP_IN) == 0);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ask(boolean stops) throws InterruptedException {
        UUID conversation = core.conversations().create("Load").id();
        String words = MARKER + conversation;
        UUID asked = core.conversations()
                .addUser(conversation, null, List.of(new ContentPart.Text(words)))
                .id();
        var job = new AtomicReference<@Nullable ChatJob>();
        Question question = Question.of(TaskType.GENERAL, null, List.of(Message.user(words)));
        ChatJob started = core.chat().start(question, new Place(conversation, asked), event -> {
            ChatJob running = job.get();
            if (stops && event instanceof ChatEvent.TextDelta && running != null) {
                running.cancel();
            }
            tell(event);
        });
        job.set(started);
        started.await();
    }

    private void tell(ChatEvent event) {
        switch (event) {
            case ChatEvent.Finished finished -> tell(finished.attempt());
            case ChatEvent.Failed failed -> {
                if (failed.attempt() != null) {
                    tell(failed.attempt());
                } else { // paused: a load that waits for the pauses to end is none
                    core.breaker().reset(FIRST);
                    core.breaker().reset(SECOND);
                }
            }
            default -> {}
        }
    }

    private static void tell(Attempt settled) {
        System.out.print(line(settled) + "\n");
        System.out.flush();
    }

    static String line(Attempt settled) {
        BigDecimal usd = settled.cost().usd();
        String cost = usd == null ? "unpriced" : usd.stripTrailingZeros().toPlainString();
        return settled.id() + " " + settled.state() + " " + cost + ".";
    }
}
