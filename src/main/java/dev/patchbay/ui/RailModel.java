package dev.patchbay.ui;

import dev.patchbay.Core;
import dev.patchbay.connection.Connection;
import dev.patchbay.domain.Budget;
import dev.patchbay.ledger.BudgetState;
import dev.patchbay.ui.fx.UiContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Loads what the rail shows. A failure leaves it as it was: the panel that asks for the same says what is wrong.
final class RailModel {
    private static final Logger LOG = System.getLogger(RailModel.class.getName());

    private final UiContext context;
    private final Rail rail;

    RailModel(UiContext context, Rail rail) {
        this.context = context;
        this.rail = rail;
    }

    void refresh(Runnable done) {
        Core core = context.core();
        Runnable then = () -> context.ui()
                .run(
                        () -> needy(core.connections().all()),
                        names -> {
                            show(names);
                            done.run();
                        },
                        e -> {
                            log(e);
                            done.run();
                        });
        context.ui()
                .run(
                        () -> spend(core),
                        spend -> {
                            show(spend);
                            then.run();
                        },
                        e -> {
                            log(e);
                            then.run();
                        });
    }

    private static Spend spend(Core core) {
        List<Budget> caps = core.profiles().current().budgets();
        BudgetState day = core.ledger().budgets(caps, false).stream()
                .filter(state -> state.budget().period() == Budget.Period.DAY)
                .findFirst()
                .orElse(null);
        return new Spend(core.ledger().spentToday(), day);
    }

    private static List<String> needy(List<Connection> connections) {
        return connections.stream()
                .filter(c -> c.state() == Connection.State.KEY_REJECTED || c.state() == Connection.State.UNREACHABLE)
                .map(c -> c.provider().name())
                .toList();
    }

    private void show(Spend spend) {
        rail.foot().show(spend.today(), spend.day());
    }

    private void show(List<String> needy) {
        rail.setWarning(
                Panel.PROVIDERS,
                needy.isEmpty() ? "" : context.words().get("rail.needy", String.join(", ", needy), needy.size()));
    }

    private static void log(Exception e) {
        LOG.log(Level.WARNING, "The rail could not be filled", e);
    }

    private record Spend(BigDecimal today, @Nullable BudgetState day) {}
}
