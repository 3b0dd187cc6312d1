package dev.patchbay.ui.usage.reconcile;

import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.report.BadBillException;
import dev.patchbay.report.Bill;
import dev.patchbay.report.Reconciliation;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Problem;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.Sheet;
import dev.patchbay.ui.fx.UiContext;
import java.io.File;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A provider's own bill beside the ledger, day by day.
public final class ReconcileSheet extends Sheet {
    private final Words words;
    private final Failures failures;
    private final ReconcileModel model;
    private final Map<ProviderId, String> names;
    private final ComboBox<ProviderId> provider = new ComboBox<>();
    private final Button choose;
    private final Button save;
    private final Label about = Nodes.wrapped("", "muted");
    private final Label total = Nodes.wrapped("", "strong");
    private final Label unpriced = Nodes.wrapped("", "muted");
    private final VBox outcome = new VBox();
    private final ColumnChoice columns;
    private final DayTable table;

    public ReconcileSheet(UiContext context) {
        this(
                context.words(),
                Failures.of(context),
                context.core().providers().all(),
                new ReconcileModel(context.core().bills(), context.ui()));
    }

    ReconcileSheet(Words words, Failures failures, List<Provider> providers, ReconcileModel model) {
        super(words, "reconcile-sheet", words.get("reconcile.title"));
        Nodes.stylesheet(this, ReconcileSheet.class, "reconcile.css");
        this.words = words;
        this.failures = failures;
        this.model = model;
        names = providers.stream()
                .filter(each -> !each.demo())
                .collect(Collectors.toMap(Provider::id, Provider::name, (one, other) -> one));
        choose = Nodes.button(words.get("reconcile.choose"), "fth-folder", this::askForFile, "primary");
        choose.setId("reconcile-choose");
        save = Nodes.button(words.get("reconcile.save"), "fth-download", this::askWhereTo);
        save.setId("reconcile-save");
        columns = new ColumnChoice(words, model::read);
        table = new DayTable(words);
        body().getChildren()
                .setAll(
                        Nodes.wrapped(words.get("reconcile.text"), "muted"),
                        first(),
                        columns,
                        outcome,
                        about,
                        table.node(),
                        total,
                        unpriced);
        foot(save, Nodes.spacer(), Nodes.button(words.get("sheet.close"), this::close));
        listen();
        show();
    }

    @Override
    public void focusEntry() {
        choose.requestFocus();
    }

    private void listen() {
        model.fileProperty().addListener((property, before, now) -> show());
        model.billProperty().addListener((property, before, now) -> show());
        model.columnsProperty().addListener((property, before, now) -> columns.offer(now));
        model.comparisonProperty().addListener((property, before, now) -> show());
        model.failureProperty().addListener((property, before, now) -> showOutcome());
        model.savedProperty().addListener((property, before, now) -> showOutcome());
    }

    private FlowPane first() {
        provider.setId("reconcile-provider");
        provider.setPromptText(words.get("reconcile.provider.choose"));
        provider.setAccessibleText(words.get("reconcile.provider"));
        provider.getItems().setAll(names.keySet().stream().sorted().toList());
        provider.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable ProviderId id) {
                return id == null ? "" : name(id);
            }

            @Override
            public @Nullable ProviderId fromString(String text) {
                return null;
            }
        });
        provider.valueProperty().bindBidirectional(model.providerProperty());
        Label label = Nodes.label(words.get("reconcile.provider"));
        label.setLabelFor(provider);
        var whose = new HBox(8, label, provider);
        whose.setAlignment(Pos.CENTER_LEFT);
        var line = new FlowPane(choose, whose);
        line.getStyleClass().add("reconcile-line");
        return line;
    }

    private String name(ProviderId id) {
        return names.getOrDefault(id, id.value());
    }

    private void show() {
        Bill bill = model.billProperty().get();
        Path file = model.fileProperty().get();
        Reconciliation compared = model.comparisonProperty().get();
        choose.setText(words.get(file == null ? "reconcile.choose" : "reconcile.another"));
        Nodes.show(about, bill != null);
        if (bill != null && file != null) {
            String read = words.get(
                    "reconcile.file",
                    file.getFileName().toString(),
                    bill.rows(),
                    bill.from().toString(),
                    bill.to().toString());
            about.setText(compared == null ? read : read + ". " + days(compared));
        }
        boolean there = compared != null;
        save.setDisable(!there);
        Nodes.show(table.node(), there);
        Nodes.show(total, there);
        Nodes.show(unpriced, there && compared.total().ledger().unpriced() > 0);
        if (compared != null) {
            table.show(compared.days());
            total.setText(total(compared));
            unpriced.setText(
                    words.get("reconcile.unpriced", compared.total().ledger().unpriced()));
        }
        showOutcome();
    }

    private String days(Reconciliation compared) {
        String offset =
                compared.offset().getId().equals("Z") ? "" : compared.offset().getId();
        return words.get(
                "reconcile.days",
                name(compared.provider()),
                "UTC" + offset,
                compared.zone().getId());
    }

    private String total(Reconciliation compared) {
        Reconciliation.Day all = compared.total();
        BigDecimal difference = all.differenceUsd();
        String key =
                "reconcile.total." + (difference.signum() == 0 ? "none" : difference.signum() > 0 ? "more" : "less");
        return words.get(
                "reconcile.total",
                name(compared.provider()),
                Figures.answer(all.billedUsd()),
                Figures.answer(all.ledger().usd()),
                Figures.answer(all.ledger().estimatedUsd()),
                words.get(key, Figures.answer(difference.abs())));
    }

    private void showOutcome() {
        Exception failure = model.failureProperty().get();
        Path saved = model.savedProperty().get();
        outcome.getChildren().clear();
        if (failure != null) {
            outcome.getChildren().add(failed(failure));
        } else if (saved != null) {
            outcome.getChildren()
                    .add(new Banner(
                            words,
                            Banner.Tone.INFO,
                            new Problem(words.get("reconcile.saved", saved.toString()), "", "")));
        }
        Nodes.show(outcome, !outcome.getChildren().isEmpty());
    }

    private Banner failed(Exception failure) {
        return switch (failure) {
            case BadBillException bad -> danger("reconcile.failed", bad);
            case UncheckedIOException io -> danger("usage.export.notWritten", io);
            default -> failures.banner(failure);
        };
    }

    private Banner danger(String key, Exception failure) {
        return new Banner(
                words, Banner.Tone.DANGER, new Problem(words.get(key, String.valueOf(failure.getMessage())), "", ""));
    }

    private void askForFile() {
        var chooser = new FileChooser();
        chooser.setTitle(words.get("reconcile.title"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv", "*.tsv", "*.txt"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            model.read(file.toPath());
        }
    }

    private void askWhereTo() {
        Reconciliation compared = model.comparisonProperty().get();
        if (compared == null) {
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle(words.get("reconcile.save"));
        chooser.setInitialFileName("patchbay-reconcile-" + compared.provider() + "-"
                + compared.days().getFirst().day() + "-to-" + compared.total().day() + ".csv");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.save(file.toPath());
        }
    }
}
