package dev.patchbay.ledger;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Many who want the same few cents at the same moment, while the cap moves: what a check that is not one with its
/// reservation, or a hold that is gone before its cost is there, would let through. Nobody may break a cap here, so the
/// sum never grows while it is above the cap.
final class Crowd {
    static final int THREADS = 8;
    private static final int TURNS = 3;
    private static final MoneyModel.CapKey CAP = new MoneyModel.CapKey(Scope.EVERYTHING, Budget.Period.DAY);
    private static final BigDecimal WORST = new BigDecimal("0.0125");

    private final Interleaving world;
    private final Interleaving.Opened opened;
    private final CountDownLatch start = new CountDownLatch(THREADS);
    private @Nullable BudgetState before;

    Crowd(Interleaving world) {
        this.world = world;
        this.opened = world.opened();
    }

    /// Runs in each of [#THREADS] threads.
    void come(Random random) {
        try {
            start.countDown();
            start.await();
            for (int turn = 0; turn < TURNS; turn++) {
                turn(random);
            }
        } catch (ChatException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void turn(Random random) throws ChatException {
        var given = new ArrayList<Hold>();
        MoneyModel.Entry entry = world.reserve(opened, Plans.of(Plans.GPT_4O), given);
        if (entry == null || given.isEmpty()) {
            return;
        }
        Hold hold = given.getFirst();
        world.step(opened, () -> {
            world.model.sent(entry, world.today());
            return hold.sent();
        });
        world.step(opened, () -> {
            if (random.nextInt(3) == 0) {
                world.settle(entry, BigDecimal.ZERO, () -> hold.failed(Results.failure(FailureKind.SERVER, 500), null));
            } else {
                world.settle(entry, WORST, () -> hold.succeeded(Results.whole(Usage.of(1_000, 1_000), null)));
            }
            return true;
        });
    }

    /// Room for a few of them, or for none.
    void moveTheCap(Random random) {
        BigDecimal room = WORST.multiply(BigDecimal.valueOf(random.nextInt(4)));
        world.change(CAP, world.model.certain(CAP, false, world.today()).add(room));
        before = null;
    }

    /// Looks at the cap as anybody may.
    void look() {
        List<BudgetState> states = opened.budgets().states(false);
        BudgetState now = states.getFirst();
        BudgetState last = before;
        if (now.balance().signum() < 0
                && last != null
                && last.balance().compareTo(now.balance()) > 0
                && last.budget().equals(now.budget())) {
            throw new AssertionError("It grew above the cap: from " + last + " to " + now);
        }
        before = now;
    }
}
