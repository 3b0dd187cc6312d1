package dev.patchbay.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.TaskType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of the panel with a year of varied use, in `target/screenshots`.
class UsageLookTest extends YearTest {

    @ParameterizedTest
    @CsvSource({
        "900, 640, false",
        "900, 640, true",
        "1280, 780, false",
        "1280, 780, true",
        "1600, 1000, false",
        "1600, 1000, true"
    })
    void everyFaceOfThePanel(int width, int height, boolean dark) {
        lay();
        caps();
        Scene scene = open(width, height, dark);
        screenshot("usage-month", scene, dark);
        after(() -> model().showToday());
        screenshot("usage-day", scene, dark);
        after(() -> model().showThisYear());
        screenshot("usage-year", scene, dark);
        onFx(() -> ((ToggleButton) scene.getRoot().lookup("#face-heat")).fire());
        screenshot("usage-heat", scene, dark);
        onFx(() -> ((ToggleButton) scene.getRoot().lookup("#face-bars")).fire());
        after(() -> model().showThisMonth());
        after(() -> model().stackProperty().set(Dimension.MODEL));
        after(() -> model().pick(Dimension.MODEL, Set.of("anthropic/claude-sonnet-5-5"), false));
        after(() -> model().pick(Dimension.DAY, Set.of("2026-11-17"), false));
        screenshot("usage-filtered", scene, dark);
        after(() -> model().clear());
        after(() -> model().drill(Dimension.DAY, LocalDate.of(2026, 11, 17).toString()));
        waitFor(
                "the attempts",
                () -> !model().attempts().shownProperty().get().lines().isEmpty());
        screenshot("usage-drilled", scene, dark);
        onFx(() -> model().attempts()
                .open(model().attempts().shownProperty().get().lines().stream()
                        .filter(line -> line.attempt().usage() != null
                                && line.attempt().usage().cachedInput() > 0)
                        .findFirst()
                        .orElseThrow()));
        waitFor("its cost", () -> model().attempts().detailsProperty().get() != null);
        screenshot("usage-explain", scene, dark);
        assertThat(onFx(() -> scene.getRoot().lookupAll(".explain-usd"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"900, 640, false", "1280, 780, true"})
    void anEmptyLedger(int width, int height, boolean dark) {
        Scene scene = open(width, height, dark);
        screenshot("usage-nothing", scene, dark);
        assertThat(robot.lookup("#usage-chart").tryQuery()).isEmpty();
    }

    private void caps() {
        List.of(
                        Budget.overall(Budget.Period.DAY, new BigDecimal("2")),
                        Budget.overall(Budget.Period.MONTH, new BigDecimal("30")),
                        new Budget(
                                new Scope.OfProvider(new ProviderId("anthropic")),
                                Budget.Period.MONTH,
                                new BigDecimal("12")),
                        new Budget(new Scope.OfTask(TaskType.CREATIVE), Budget.Period.DAY, new BigDecimal("0.5")))
                .forEach(core().budgets()::set);
    }
}
