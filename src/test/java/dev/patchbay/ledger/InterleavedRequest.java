package dev.patchbay.ledger;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Origin;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// One question with its retries and fallbacks, each reserving anew, that ends in some way.
final class InterleavedRequest {
    private static final List<ModelId> MODELS = List.of(
            Plans.GPT_4O, Plans.GPT_4O, Plans.GPT_4O, Plans.GPT_4O_MINI, Plans.GPT_4O_MINI, Plans.FREE, Plans.UNPRICED);
    private static final int TRIES = 3;
    private static final long TEXT_TOKENS = 3; // "Hello there"
    private static final long CUT_TOKENS = 2; // "Half of"

    private final Interleaving world;
    private final Interleaving.Opened opened;
    private final Random random;
    private final UUID request = UUID.randomUUID();

    InterleavedRequest(Interleaving world, Random random) {
        this.world = world;
        this.opened = world.opened();
        this.random = random;
    }

    void run() {
        try {
            boolean again = true;
            Plan plan = plan(MODELS.get(random.nextInt(MODELS.size())), Purpose.CHAT);
            for (int tried = 0; again && tried < TRIES; tried++) {
                again = attempt(plan);
                boolean same = random.nextBoolean();
                plan = same
                        ? plan(plan.model(), Purpose.RETRY)
                        : plan(MODELS.get(random.nextInt(MODELS.size())), Purpose.CHAT);
            }
        } catch (ChatException e) {
            throw new AssertionError("Only a reservation is refused", e);
        }
    }

    /// @return whether another one may follow
    private boolean attempt(Plan plan) throws ChatException {
        world.meanwhile(random);
        var given = new ArrayList<Hold>();
        MoneyModel.Entry entry = world.reserve(opened, plan, given);
        if (entry == null || given.isEmpty()) {
            return entry != null && random.nextBoolean();
        }
        Hold hold = given.getFirst();
        world.meanwhile(random);
        if (random.nextInt(10) == 0) {
            Boolean done = world.step(opened, () -> {
                world.settle(entry, BigDecimal.ZERO, () -> random.nextBoolean() ? closed(hold) : hold.cancelled(null));
                return true;
            });
            return done != null;
        }
        world.step(opened, () -> {
            world.model.sent(entry, world.today());
            return hold.sent();
        });
        world.meanwhile(random);
        boolean streams = random.nextBoolean();
        if (streams) {
            world.step(opened, () -> {
                hold.streaming();
                return true;
            });
            world.meanwhile(random);
        }
        return Boolean.TRUE.equals(world.step(opened, () -> end(entry, hold, streams)));
    }

    private static Attempt closed(Hold hold) {
        hold.close();
        return hold.attempt();
    }

    private boolean end(MoneyModel.Entry entry, Hold hold, boolean streamed) throws ChatException {
        Plan plan = entry.plan;
        long input = random.nextLong(plan.inputAtMost() + 1);
        long output = random.nextInt(plan.maxTokens() + 1);
        switch (random.nextInt(12)) {
            case 0 -> { // the provider writes more than it was asked for
                long more = plan.maxTokens() + 1L + random.nextInt(2_000);
                world.settle(
                        entry,
                        cost(plan.model(), input, more),
                        () -> hold.succeeded(Results.whole(Usage.of(input, more), null)));
            }
            case 1 -> { // it names a cost of its own
                BigDecimal usd = BigDecimal.valueOf(random.nextInt(20_000), 6);
                var usage = new Usage(input, 0, 0, 0, output, null, true, usd, "");
                world.settle(entry, usd, () -> hold.succeeded(Results.whole(usage, null)));
            }
            case 2 -> { // it serves another model, perhaps a dearer one
                ModelId served = plan.model().provider().equals(Plans.GPT_4O.provider()) ? Plans.GPT_4O : plan.model();
                world.settle(
                        entry,
                        cost(served, input, output),
                        () -> hold.succeeded(Results.whole(Usage.of(input, output), served.name())));
            }
            case 3 ->
                world.settle(
                        entry,
                        cost(plan.model(), plan.inputAbout(), TEXT_TOKENS),
                        () -> hold.succeeded(Results.whole(null, null)));
            case 4 ->
                world.settle(
                        entry,
                        cost(plan.model(), plan.inputAbout(), CUT_TOKENS),
                        () -> hold.cancelled(Results.cut("Half of", null)));
            case 5 -> world.settle(entry, lost(plan), () -> hold.cancelled(null));
            case 6 -> world.settle(entry, lost(plan), () -> closed(hold));
            case 7 -> {
                ChatFailure timeout = Results.failure(FailureKind.TIMEOUT, 0);
                world.settle(entry, lost(plan), () -> hold.failed(timeout, null));
                return true;
            }
            case 8 -> {
                ChatFailure cut = Results.failure(FailureKind.CUT, 200);
                world.settle(
                        entry,
                        cost(plan.model(), input, Math.max(CUT_TOKENS, 1)),
                        () -> hold.failed(cut, Results.cut("Half of", Usage.of(input, 1))));
                return true;
            }
            case 9 -> {
                ChatFailure limited = Results.failure(FailureKind.RATE_LIMITED, 429);
                world.settle(entry, streamed ? lost(plan) : BigDecimal.ZERO, () -> hold.failed(limited, null));
                return true;
            }
            default ->
                world.settle(
                        entry,
                        cost(plan.model(), input, output),
                        () -> hold.succeeded(Results.whole(Usage.of(input, output), null)));
        }
        return false;
    }

    private Plan plan(ModelId model, Purpose purpose) {
        long atMost = 100 + random.nextInt(3_000);
        var origin = new Origin(
                request,
                null,
                random.nextBoolean() ? "work" : "home",
                random.nextBoolean() ? TaskType.CODING : TaskType.GENERAL,
                purpose,
                model,
                Route.Reason.TASK,
                0,
                null,
                random.nextInt(8) == 0,
                random.nextInt(12) == 0);
        return new Plan(
                origin,
                Plans.PRICES.at(model, Instant.EPOCH).orElse(null),
                atMost,
                atMost / 10,
                10 + random.nextInt(1_500));
    }

    /// What is charged where nothing came back: the prompt, as it is estimated.
    static BigDecimal lost(Plan plan) {
        return cost(plan.model(), plan.inputAbout(), 0);
    }

    /// In dollars; the rates are those of [Plans]. Without a price nothing enters any sum.
    private static BigDecimal cost(ModelId model, long input, long output) {
        if (model.equals(Plans.GPT_4O)) {
            return usd("2.50", input).add(usd("10", output));
        }
        return model.equals(Plans.GPT_4O_MINI) ? usd("0.15", input).add(usd("0.60", output)) : BigDecimal.ZERO;
    }

    private static BigDecimal usd(String perMtok, long tokens) {
        return new BigDecimal(perMtok).multiply(BigDecimal.valueOf(tokens)).movePointLeft(6);
    }
}
