package dev.patchbay.ui;

import dev.patchbay.Core;
import dev.patchbay.connection.Connection;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.CapWarning;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.ui.fx.UiContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Loads what the rail shows. A failure leaves it as it was; that of the database is said by the window.
final class RailModel {
    private static final Logger LOG = System.getLogger(RailModel.class.getName());

    private final UiContext context;
    private final Rail rail;
    private final StorageModel storage;
    private final CapNotices notices;

    RailModel(UiContext context, Rail rail, StorageModel storage, CapNotices notices) {
        this.notices = notices;
        this.context = context;
        this.rail = rail;
        this.storage = storage;
    }

    void refresh(Runnable done) {
        Core core = context.core();
        Runnable then = () -> context.ui()
                .run(
                        () -> needy(core.connections().all()),
                        names -> {
                            show(names);
                            storage.checkFiles();
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
                            storage.works();
                            then.run();
                        },
                        e -> {
                            log(e);
                            then.run();
                        });
    }

    private static Spend spend(Core core) {
        BudgetState day = core.budgets().states(false).stream()
                .filter(state -> state.budget().period() == Budget.Period.DAY
                        && state.budget().scope() instanceof Scope.Everything)
                .findFirst()
                .orElse(null);
        LocalDate today = LocalDate.now(core.reports().zone());
        long unpriced =
                core.reports().total(new UsageFilter(today, today, false)).unpriced();
        return new Spend(
                core.ledger().spentToday(), unpriced, day, core.budgets().warnings());
    }

    private static List<String> needy(List<Connection> connections) {
        return connections.stream()
                .filter(c -> c.state() == Connection.State.KEY_REJECTED || c.state() == Connection.State.UNREACHABLE)
                .map(c -> c.provider().name())
                .toList();
    }

    private void show(Spend spend) {
        rail.foot().show(spend.today(), spend.unpriced(), spend.day());
        spend.warnings().forEach(notices::say);
    }

    private void show(List<String> needy) {
        rail.setWarning(
                Panel.PROVIDERS,
                needy.isEmpty() ? "" : context.words().get("rail.needy", String.join(", ", needy), needy.size()));
    }

    private void log(Exception e) {
        if (storage.claims(e)) {
            return;
        }
        LOG.log(Level.WARNING, "The rail could not be filled", e);
    }

    /// @param warnings shares of caps that were reached; each is here once only
    private record Spend(
            BigDecimal today, long unpriced, @Nullable BudgetState day, List<CapWarning> warnings) {}
}
