package dev.patchbay.ui.usage.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.report.ReportKind;
import dev.patchbay.testing.YearOfUsage;
import dev.patchbay.text.ErrorText;
import dev.patchbay.ui.UiTest;
import dev.patchbay.ui.fx.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exports of a year of varied use, from a real database.
class ExportCardTest extends UiTest {
    private static final UsageFilter OCTOBER = new UsageFilter(
            YearOfUsage.LAST.minusMonths(1).withDayOfMonth(1),
            YearOfUsage.LAST.minusMonths(1).withDayOfMonth(31),
            false);

    private final List<String> copied = new ArrayList<>();
    private @Nullable ExportModel model;

    @BeforeEach
    void aYear() {
        YearOfUsage.into(folder.resolve("patchbay"));
    }

    @ParameterizedTest
    @CsvSource({"900, 300, false", "1280, 300, true"})
    void whatWillBeExportedIsSaidBeforehandAndAfterwardsWhereItIs(int width, int height, boolean dark)
            throws IOException {
        Scene scene = open(width, height, dark);
        onFx(() -> model().open(OCTOBER.only(Dimension.PROVIDER, Set.of("openai", "anthropic"))));
        waitFor("the count", () -> model().rowsProperty().get() != null);
        assertThat(said()).contains("1 Oct 2026 to 31 Oct 2026 · only provider anthropic, openai · Demo left out");
        screenshot("export-offered", scene, dark);

        Path file = folder.resolve("october.csv");
        onFx(() -> model().toFile(file));
        waitFor("the end", () -> model().outcomeProperty().get() != null);
        long rows = Objects.requireNonNull(model().rowsProperty().get());
        assertThat(banner()).isEqualTo("%,d rows written to %s".formatted(rows, file));
        assertThat(Files.readAllLines(file)).hasSize((int) rows + 1);
        robot.clickOn("Show in folder");
        assertThat(asked).containsExactly("browse " + folder.toUri());
        screenshot("export-written", scene, dark);
    }

    @Test
    void theClipboardGetsWhatASpreadsheetPastes() {
        open(1000, 300, false);
        onFx(() -> {
            model().kindProperty().set(ReportKind.DAYS);
            model().open(OCTOBER);
        });
        robot.clickOn("#export-copy");
        waitFor("the copy", () -> model().outcomeProperty().get() != null);
        assertThat(banner()).endsWith("copied: paste them into a spreadsheet.");
        assertThat(copied)
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("schema\tzone\tfrom\tto\tday")
                        .contains("\r\npatchbay-days-1\tEurope/Berlin\t2026-10-01"));
    }

    @Test
    void aStatementIsOfTheWholeMonth() {
        open(1000, 300, true);
        onFx(() -> {
            model().kindProperty().set(ReportKind.STATEMENT);
            model().open(OCTOBER.in(OCTOBER.from().plusDays(3), OCTOBER.from().plusDays(4)));
        });
        settle();
        assertThat(said()).contains("October 2026 · Demo left out");
    }

    @Test
    void progressIsShownAndCancelLeavesNothingBehind() {
        Scene scene = open(1000, 300, false);
        onFx(() -> model().open(new UsageFilter(YearOfUsage.FIRST, YearOfUsage.LAST, true)));
        waitFor("the count", () -> model().rowsProperty().get() != null);
        Path file = folder.resolve("cancelled.csv");
        onFx(() -> {
            model().toFile(file);
            model().cancel();
        });
        waitFor("the end", () -> model().outcomeProperty().get() != null);
        assertThat(banner()).isEqualTo("Cancelled. Nothing was written.");
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains("cancelled"));
        screenshot("export-cancelled", scene, false);
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidWithItsReason() {
        Scene scene = open(900, 300, true);
        onFx(() -> model().open(OCTOBER));
        Path file = folder.resolve("nowhere").resolve("usage.csv");
        onFx(() -> model().toFile(file));
        waitFor("the end", () -> model().outcomeProperty().get() != null);
        assertThat(banner()).startsWith("The file could not be written. " + file + ": no such folder");
        screenshot("export-failed", scene, true);
    }

    @Test
    void escapeClosesTheCard() {
        open(1000, 300, false);
        onFx(() -> model().open(OCTOBER));
        robot.clickOn("#export-report").push(KeyCode.ESCAPE).push(KeyCode.ESCAPE);
        waitFor("the card to go", () -> model().filterProperty().get() == null);
        assertThat(onFx(() -> find("#export-card").isVisible())).isFalse();
    }

    @Test
    void howFarItIsStandsBesideABar() {
        Scene scene = open(900, 300, false);
        onFx(() -> model().open(OCTOBER));
        waitFor("the count", () -> model().rowsProperty().get() != null);
        onFx(() -> model().progressed(new ExportModel.Running(412_000, 1_000_000)));
        settle();
        assertThat(onFx(() -> find("#export-card").lookupAll(".label").stream()
                        .map(label -> ((Label) label).getText())
                        .toList()))
                .contains("412,000 of 1,000,000 rows");
        screenshot("export-progress", scene, false);
    }

    private String banner() {
        return onFx(() -> find(".banner").getAccessibleText());
    }

    private List<String> said() {
        return onFx(() -> robot.lookup("#export-card > .label").queryAll().stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private ExportModel model() {
        return Objects.requireNonNull(model);
    }

    private Scene open(int width, int height, boolean dark) {
        return show(this::card, width, height, dark);
    }

    private Parent card() {
        model = new ExportModel(core().exports(), ui(), copied::add);
        var failures = new Failures(words, new ErrorText(words), id -> id.value());
        var box = new VBox(new ExportCard(words, model, failures, navigator(), () -> asked.add("compare")));
        box.setStyle("-fx-padding: 16");
        return box;
    }
}
