package dev.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Budget;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.store.PutAttempts;
import dev.patchbay.testing.YearOfUsage;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.scene.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Usage panel in the whole window with a year of use up to today: `window-usage-year-THEME-1280.png`, of which the
/// light one is the README's.
class UsagePictureTest extends UiTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aYearInTheWindow(boolean dark) throws Exception {
        ZoneId zone = ZoneId.systemDefault();
        PutAttempts.into(new AppPaths(folder).database(), zone, YearOfUsage.endingOn(LocalDate.now(zone)));
        core().budgets().set(Budget.overall(Budget.Period.DAY, new BigDecimal("0.75")));
        core().budgets().set(Budget.overall(Budget.Period.MONTH, new BigDecimal("20")));
        Scene scene = show(
                () -> {
                    var shell = new Shell(core(), ui(), words, new Shell.Desktop(page -> {}, theme -> {}), Panel.USAGE);
                    shell.started(() -> {});
                    return shell.root();
                },
                1280,
                780,
                dark);
        waitFor("the chart", () -> robot.lookup("#usage-chart").tryQuery().isPresent());
        assertThat(Files.size(screenshot("window-usage-year", scene, dark))).isPositive();
    }
}
