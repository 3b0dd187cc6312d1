package dev.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.Usage;
import dev.patchbay.ledger.Hold;
import dev.patchbay.ledger.Plans;
import dev.patchbay.ledger.Results;
import java.math.BigDecimal;
import java.util.List;
import javafx.scene.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapNoticesTest extends UiTest {

    @ParameterizedTest
    @CsvSource({"1280, 820, false", "900, 640, true"})
    void sharesOfCapsAndWhatCostMoreAreSaidOnceAndCanBeClosed(int width, int height, boolean dark) throws Exception {
        cap(Scope.EVERYTHING, Budget.Period.DAY, "0.03");
        cap(new Scope.OfProvider(new ProviderId("openai")), Budget.Period.MONTH, "0.04");
        Attempt first = spend(1_500);
        Shell shell =
                onFx(() -> new Shell(core(), ui(), words, new Shell.Desktop(page -> {}, theme -> {}), Panel.ROUTER));
        Scene scene = show(() -> shell.root(), width, height, dark);
        onFx(() -> shell.started(() -> {}));
        waitFor("the first share", () -> said().size() == 1);
        assertThat(said().getFirst()).isEqualTo("50% of the $0.03 cap per day is spent: $0.0175.");

        onFx(() -> shell.costMore(first));
        spend(1_000);
        onFx(shell::refreshRail);
        waitFor("the next", () -> said().size() == 3);
        assertThat(said().get(0)).startsWith("The $0.03 cap per day is spent: $0.0300.");
        assertThat(said().get(1)).startsWith("gpt-4o cost $0.0175, but only $0.0125 was held for it");
        assertThat(said().get(2)).isEqualTo("50% of the $0.04 cap per month for OpenAI is spent: $0.0300.");
        screenshot("cap-notices", scene, dark);

        robot.interact(
                () -> robot.lookup("#cap-notices .icon-button").queryButton().fire());
        waitFor("one less", () -> said().size() == 2);
        onFx(shell::refreshRail);
        settle();
        assertThat(said()).hasSize(2);
    }

    private List<String> said() {
        return onFx(() -> robot.lookup("#cap-notices > .banner").queryAll().stream()
                .map(banner -> banner.getAccessibleText().strip())
                .toList());
    }

    private Attempt spend(long output) throws Exception {
        try (Hold hold = core().ledger().reserve(Plans.of(Plans.GPT_4O))) {
            hold.sent();
            return hold.succeeded(Results.whole(Usage.of(1_000, output), null));
        }
    }

    private void cap(Scope scope, Budget.Period period, String usd) {
        core().budgets().set(new Budget(scope, period, new BigDecimal(usd)));
    }
}
