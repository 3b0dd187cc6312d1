package dev.patchbay.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.UsageFilter;
import dev.patchbay.text.ErrorText;
import dev.patchbay.ui.UiTest;
import dev.patchbay.ui.fx.Failures;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The panel over made-up usage, so that every kind of row is there.
class UsageViewTest extends UiTest {
    private MemoryUsage usage = MemoryUsage.example();
    private @Nullable UsageViewModel model;

    @ParameterizedTest
    @CsvSource({
        "900, 640, false",
        "1000, 700, true",
        "1280, 820, false",
        "1280, 820, true",
        "1600, 1000, false",
        "1600, 1000, true"
    })
    void figuresChartAndTableAreShown(int width, int height, boolean dark) {
        Scene scene = open(width, height, dark);
        screenshot("usage", scene, dark);
        assertThat(onFx(() -> scene.getRoot().lookupAll(".series-1"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, 820, false", "900, 640, true"})
    void attemptsAreReadPageByPageNewestFirst(int width, int height, boolean dark) {
        Scene scene = open(width, height, dark);
        onFx(() -> model().segmentProperty().set(UsageViewModel.Segment.ATTEMPTS));
        waitFor(
                "the first page",
                () -> this.<TableView<?>>find("#attempts-table").getItems().size() == 200);
        onFx(() -> model().more());
        waitFor(
                "the second page",
                () -> this.<TableView<?>>find("#attempts-table").getItems().size() == 400);
        scrollDown(scene);
        screenshot("usage-attempts", scene, dark);

        onFx(() -> model().filterProperty().set("anthropic stopped"));
        waitFor(
                "the filtered page",
                () -> this.<TableView<AttemptLine>>find("#attempts-table").getItems().stream()
                        .allMatch(line -> line.status().equals("stopped")
                                && line.provider().equals("Anthropic")));
        assertThat(this.<TableView<?>>find("#attempts-table").getItems()).hasSize(13);
    }

    @Test
    void theFilterActsOnChartAndTableAndTheTotalsStayBelow() {
        Scene scene = open(1280, 820, false);
        robot.clickOn("#usage-filter").write("claude");
        settle();
        List<UsageLine> lines = onFx(() ->
                List.copyOf(this.<TableView<UsageLine>>find("#usage-table").getItems()));
        assertThat(lines)
                .extracting(UsageLine::name)
                .containsExactly("Claude Opus 5.5", "Claude Sonnet 5.5", "Total, 2 models");
        assertThat(onFx(() -> scene.getRoot().lookupAll(".day-chart .series-1")))
                .isEmpty();
        assertThat(onFx(() -> scene.getRoot().lookupAll(".day-chart .series-3")))
                .hasSize(20);

        robot.write(" nothing of the kind");
        settle();
        assertThat(onFx(() -> model().tableProperty().get().lines())).isEmpty();
        screenshot("usage-nothing-matches", scene, false);
    }

    @Test
    void demoIsLeftOutUntilAskedForAndNeverInTheTotal() {
        Scene scene = open(1280, 820, true);
        assertThat(onFx(() -> model().tableProperty().get().lines())).noneMatch(UsageLine::demo);
        robot.clickOn("#include-demo");
        settle();
        List<UsageLine> lines = onFx(() ->
                List.copyOf(this.<TableView<UsageLine>>find("#usage-table").getItems()));
        assertThat(lines)
                .filteredOn(UsageLine::total)
                .extracting(UsageLine::name)
                .containsExactly("Total, 6 models", "Demo, play money");
        screenshot("usage-demo", scene, true);
    }

    @Test
    void theChartTellsADaysValueToTheKeyboard() {
        open(1280, 820, false);
        onFx(() -> find("#usage-chart").requestFocus());
        robot.push(KeyCode.LEFT);
        settle();
        assertThat(this.<Label>find("#chosen-day").getText())
                .startsWith("Thu 19 November: $0.")
                .contains("OpenAI $0.");
        assertThat(onFx(() -> find("#usage-chart").getAccessibleText())).contains("Thu 19 November");
    }

    @Test
    void rangesAreChosenAndTheNextMonthIsNotOffered() {
        open(1280, 820, false);
        assertThat(this.<Button>find("#range-next").isDisabled()).isTrue();
        robot.clickOn("#range-previous");
        waitFor("October", () -> model().dataProperty().get().range().from().equals(LocalDate.of(2026, 10, 1)));
        assertThat(this.<Button>find("#range-next").isDisabled()).isFalse();
        robot.clickOn("#range-today");
        waitFor("today", () -> model().dataProperty().get().range().from().equals(MemoryUsage.TODAY));
        assertThat(onFx(() -> model().tableProperty().get().days())).hasSize(1);
        robot.clickOn("#range-week");
        waitFor("seven days", () -> model().tableProperty().get().days().size() == 7);
    }

    @Test
    void anExportSaysHowManyRowsAndWhere() {
        Scene scene = open(1280, 820, false);
        onFx(() -> model().export(Path.of("/tmp/usage.csv")));
        waitFor("the banner", () -> robot.lookup(".banner").tryQuery().isPresent());
        assertThat(onFx(() -> find(".banner").getAccessibleText())).isEqualTo("Exported 450 rows to /tmp/usage.csv");
        assertThat(usage.exported)
                .isEqualTo(new UsageFilter(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30), false));
        screenshot("usage-exported", scene, false);

        usage.broken = true;
        onFx(() -> model().export(Path.of("/tmp/usage.csv")));
        waitFor("the failure", () -> robot.lookup(".banner-danger").tryQuery().isPresent());
        assertThat(onFx(() -> find(".banner").getAccessibleText())).startsWith("The file could not be written.");
    }

    @ParameterizedTest
    @CsvSource({"1000, 700, false", "1280, 820, true"})
    void moneyThatNobodyCanCountIsNeverASilentZero(int width, int height, boolean dark) {
        usage = MemoryUsage.unpriced();
        Scene scene = open(width, height, dark);
        screenshot("usage-unpriced", scene, dark);
        assertThat(onFx(() -> find("#figure-today").getAccessibleText())).endsWith("+ 14 without a price");
        assertThat(onFx(() -> find("#figure-month").getAccessibleText())).endsWith("+ 14 without a price");
        assertThat(this.<Label>find("#figure-exact-value").getText()).isEqualTo("—");
        assertThat(this.<Label>find("#chosen-day").getText())
                .isEqualTo("Fri 20 November: 14 requests without a known price");
    }

    @Test
    void anEmptyLedgerSaysWhatToDoFirst() {
        usage = new MemoryUsage();
        Scene scene = open(1000, 700, false);
        screenshot("usage-empty", scene, false);
        robot.clickOn("Ask Demo something");
        assertThat(asked).containsExactly("chatWith demo/demo");
    }

    @Test
    void aLedgerThatCannotBeReadIsSaidAndTriedAgain() {
        usage.broken = true;
        show(this::panel, 1000, 700, false);
        onFx(() -> model().load());
        waitFor("the banner", () -> robot.lookup(".banner").tryQuery().isPresent());
        usage.broken = false;
        robot.clickOn("Try again");
        waitFor("the data", () -> model().dataProperty().get() != null);
        assertThat(robot.lookup(".banner").tryQuery()).isEmpty();
    }

    private void scrollDown(Scene scene) {
        onFx(() -> {
            Node pane = scene.getRoot().lookup(".flat-scroll");
            ((ScrollPane) pane).setVvalue(1);
        });
        settle();
    }

    private Scene open(int width, int height, boolean dark) {
        Scene scene = show(this::panel, width, height, dark);
        onFx(() -> model().load());
        waitFor("the usage", () -> model().dataProperty().get() != null);
        return scene;
    }

    private UsageViewModel model() {
        return Objects.requireNonNull(model);
    }

    private Parent panel() {
        model = new UsageViewModel(usage, ui(), words);
        var failures = new Failures(words, new ErrorText(words), id -> id.value());
        return new UsageView(words, failures, navigator(), model).root();
    }
}
