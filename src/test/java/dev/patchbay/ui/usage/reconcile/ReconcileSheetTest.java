package dev.patchbay.ui.usage.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.report.Reconciliation;
import dev.patchbay.testing.YearOfUsage;
import dev.patchbay.text.ErrorText;
import dev.patchbay.ui.UiTest;
import dev.patchbay.ui.fx.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileSheetTest extends UiTest {
    private @Nullable ReconcileModel model;

    @BeforeEach
    void aYear() {
        YearOfUsage.into(folder.resolve("patchbay"));
    }

    @ParameterizedTest
    @CsvSource({"900, 700, false", "1280, 760, true"})
    void aBillIsShownBesideTheLedgerDayByDay(int width, int height, boolean dark) throws IOException {
        var text = new StringBuilder("usage_date_utc,model,token_type,workspace,cost_usd\n");
        for (int day = 1; day <= 20; day++) {
            text.append("2026-10-%02d,Claude,output,Default,%d.125%n".formatted(day, day % 7));
        }
        Scene scene = open(width, height, dark);
        screenshot("reconcile-first", scene, dark);
        read(text.toString());
        waitFor("the comparison", () -> model().comparisonProperty().get() != null);

        Reconciliation compared =
                Objects.requireNonNull(model().comparisonProperty().get());
        assertThat(compared.provider().value()).isEqualTo("anthropic");
        assertThat(onFx(() -> this.<TableView<Reconciliation.Day>>find("#reconcile-table")
                        .getItems()
                        .size()))
                .isEqualTo(20);
        assertThat(labels())
                .anyMatch(label ->
                        label.contains("begin at 00:00 UTC; everywhere else the ledger counts days in Europe/Berlin."));
        assertThat(labels()).anyMatch(label -> label.startsWith("In all, Anthropic says $"));
        screenshot("reconcile", scene, dark);

        Path saved = folder.resolve("compared.csv");
        onFx(() -> model().save(saved));
        waitFor("the file", () -> model().savedProperty().get() != null);
        assertThat(Files.readAllLines(saved)).hasSize(21);
    }

    @Test
    void whatTheFileDoesNotTellIsChosenByHand() throws IOException {
        Scene scene = open(1000, 700, false);
        read("when,what,dollars\n2026-10-05,x,4\n");
        waitFor("the columns", () -> !model().columnsProperty().get().isEmpty());
        assertThat(onFx(() -> find(".banner").getAccessibleText()))
                .isEqualTo("This file cannot be compared. No column of this file is known as its date."
                        + " Its columns are: when, what, dollars.");
        screenshot("reconcile-columns", scene, false);

        onFx(() -> model().read("when", "dollars"));
        waitFor("the bill", () -> model().billProperty().get() != null);
        assertThat(onFx(() -> model().comparisonProperty().get())).isNull();
        onFx(() -> model().providerProperty().set(new ProviderId("openai")));
        waitFor("the comparison", () -> model().comparisonProperty().get() != null);
        assertThat(onFx(() -> model().columnsProperty().get())).isEmpty();
    }

    @Test
    void aFileThatIsNoBillIsSaidInWords() throws IOException {
        Scene scene = open(900, 700, true);
        read("date,cost,currency\n2026-10-05,4,CNY\n");
        waitFor("the failure", () -> model().failureProperty().get() != null);
        assertThat(onFx(() -> find(".banner").getAccessibleText()))
                .startsWith("This file cannot be compared. Line 2 is in CNY.");
        screenshot("reconcile-failed", scene, true);
    }

    private List<String> labels() {
        return onFx(() -> robot.lookup("#reconcile-sheet .label").queryAll().stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private void read(String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("bill-2026-10.csv"), csv);
        onFx(() -> model().read(file));
    }

    private ReconcileModel model() {
        return Objects.requireNonNull(model);
    }

    private Scene open(int width, int height, boolean dark) {
        return show(this::sheet, width, height, dark);
    }

    private Parent sheet() {
        model = new ReconcileModel(core().bills(), ui());
        var failures = new Failures(words, new ErrorText(words), id -> id.value());
        var sheet = new ReconcileSheet(words, failures, core().providers().all(), model);
        sheet.setMaxSize(860, 640);
        var layer = new StackPane(sheet);
        layer.getStyleClass().add("sheet-layer");
        return layer;
    }
}
