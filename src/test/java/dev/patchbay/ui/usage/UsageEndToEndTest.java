package dev.patchbay.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Usage;
import dev.patchbay.ledger.Hold;
import dev.patchbay.ledger.Plans;
import dev.patchbay.ledger.Results;
import dev.patchbay.text.Figures;
import dev.patchbay.ui.UiTest;
import dev.patchbay.ui.usage.export.ExportModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The panel over a real ledger: what is on the screen, in the database and in the file is the same money.
class UsageEndToEndTest extends UiTest {
    private @Nullable UsageViewModel model;
    private @Nullable ExportModel exports;

    @Test
    void sumsTableAttemptsAndCsvAreTheSameMoney() throws ChatException, IOException {
        succeed(Plans.GPT_4O, Usage.of(1_000, 1_000), false);
        succeed(Plans.GPT_4O_MINI, Usage.of(1_000, 1_000), false);
        succeed(Plans.GPT_4O, null, false);
        succeed(Plans.GPT_4O_MINI, Usage.of(500, 500), true);
        fail(Plans.GPT_4O);

        Scene scene = open();
        screenshot("usage-real", scene, false);
        UsageLine total = lines().getLast();
        assertThat(total.sum().attempts()).isEqualTo(4);
        assertThat(total.sum().exactUsd()).isEqualByComparingTo("0.01325"); // 0.0125 + 0.00075
        assertThat(total.sum().estimated()).isEqualTo(1);
        assertThat(onFx(() -> find("#figure-exact").getAccessibleText()))
                .contains(Figures.answer(total.sum().exactUsd()));

        Path file = folder.resolve("usage.csv");
        robot.clickOn("#export");
        waitFor(
                "the count",
                () -> onFx(() -> find("#export-card").lookupAll(".label").toString())
                        .contains("4 rows"));
        screenshot("usage-export", scene, false);
        onFx(() -> exports().toFile(file));
        waitFor(
                "the export",
                () -> robot.lookup("#export-card .banner").tryQuery().isPresent());
        assertThat(onFx(() -> find("#export-card .banner").getAccessibleText())).isEqualTo("4 rows written to " + file);
        assertThat(sum(file, "exact_usd")).isEqualByComparingTo(total.sum().exactUsd());
        assertThat(sum(file, "estimated_usd")).isEqualByComparingTo(total.sum().estimatedUsd());

        onFx(() -> model().segmentProperty().set(UsageViewModel.Segment.ATTEMPTS));
        waitFor(
                "the attempts",
                () -> model().attempts().shownProperty().get().lines().size() == 4);
        assertThat(onFx(() -> model().attempts().shownProperty().get().lines()))
                .extracting(AttemptLine::status)
                .containsExactly("failed: rate-limited", "answered", "answered", "answered");

        onFx(() -> model().demoProperty().set(true));
        waitFor(
                "Demo's attempt too",
                () -> model().attempts().shownProperty().get().lines().size() == 5);
        onFx(() -> model().segmentProperty().set(UsageViewModel.Segment.MODEL));
        waitFor("the models", () -> !model().loadingProperty().get());
        assertThat(lines()).filteredOn(UsageLine::demo).isNotEmpty();
        assertThat(lines().stream()
                        .filter(line -> line.total() && !line.demo())
                        .findFirst()
                        .orElseThrow()
                        .sum())
                .isEqualTo(total.sum());
    }

    @Test
    void aNewUserIsToldWhatToDoFirst() throws ChatException {
        succeed(Plans.GPT_4O_MINI, Usage.of(500, 500), true);
        open();
        robot.clickOn("#empty-include-demo");
        waitFor("the table", () -> robot.lookup("#usage-table").tryQuery().isPresent());
        assertThat(lines()).extracting(UsageLine::demo).containsOnly(true);
    }

    private void succeed(ModelId id, @Nullable Usage usage, boolean demo) throws ChatException {
        try (Hold hold = core().ledger().reserve(Plans.of(id, 1_000, 1_000, null, demo))) {
            hold.sent();
            hold.streaming();
            hold.succeeded(Results.whole(usage, null));
        }
    }

    private void fail(ModelId id) throws ChatException {
        try (Hold hold = core().ledger().reserve(Plans.of(id))) {
            hold.sent();
            hold.failed(Results.failure(FailureKind.RATE_LIMITED, 429), null);
        }
    }

    private static BigDecimal sum(Path file, String column) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream()
                    .map(row -> row.getField(column))
                    .filter(text -> !text.isEmpty())
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private List<UsageLine> lines() {
        return onFx(() ->
                List.copyOf(this.<TableView<UsageLine>>find("#usage-table").getItems()));
    }

    private ExportModel exports() {
        if (exports == null) {
            exports = new ExportModel(core().exports(), ui(), copied -> {});
        }
        return exports;
    }

    private UsageViewModel model() {
        return Objects.requireNonNull(model);
    }

    private Scene open() {
        Scene scene = show(
                () -> {
                    var source = new CoreUsageSource(core(), words, InstantSource.system());
                    model = new UsageViewModel(source, ui(), words);
                    return new UsageView(context(), model, exports()).root();
                },
                1280,
                820,
                false);
        onFx(() -> model().load());
        waitFor("the usage", () -> model().dataProperty().get() != null);
        return scene;
    }
}
