package dev.patchbay.ui.usage.export;

import dev.patchbay.domain.UsageFilter;
import dev.patchbay.report.Exports;
import dev.patchbay.report.ReportKind;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Problem;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Navigator;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.RawReply;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Which report of what is on the screen goes to a file or to the clipboard; while it does, how far it is. Stands in
/// the panel above what it is about.
public final class ExportCard extends VBox {
    private final Words words;
    private final ExportWords said;
    private final ExportModel model;
    private final Failures failures;
    private final Navigator navigator;
    private final ComboBox<ReportKind> kinds = new ComboBox<>();
    private final Label about = Nodes.wrapped("", "muted");
    private final Label rows = Nodes.wrapped("", "muted");
    private final FlowPane offers = new FlowPane();
    private final ProgressBar bar = new ProgressBar();
    private final Label reached = Nodes.label("", "num");
    private final HBox progress = new HBox(bar, reached);
    private final VBox outcome = new VBox();

    /// @param compare asks for a provider's bill
    public ExportCard(Words words, ExportModel model, Failures failures, Navigator navigator, Runnable compare) {
        this.words = words;
        this.model = model;
        this.failures = failures;
        this.navigator = navigator;
        said = new ExportWords(words);
        getStyleClass().addAll("card", "export-card");
        Nodes.stylesheet(this, ExportCard.class, "export.css");
        setId("export-card");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.get("usage.export.report"));
        getChildren().setAll(head(), about, rows, offers(compare), progress(), outcome);
        addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        model.filterProperty().addListener((property, before, now) -> show());
        model.kindProperty().addListener((property, before, now) -> show());
        model.rowsProperty().addListener((property, before, now) -> show());
        model.runningProperty().addListener((property, before, now) -> showProgress(before, now));
        model.outcomeProperty().addListener((property, before, now) -> showOutcome(now));
        show();
        showProgress(null, null);
        showOutcome(null);
    }

    public void focusFirst() {
        kinds.requestFocus();
    }

    private Node head() {
        kinds.setId("export-report");
        kinds.getItems().setAll(ReportKind.values());
        kinds.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable ReportKind kind) {
                return kind == null ? "" : said.name(kind);
            }

            @Override
            public @Nullable ReportKind fromString(String name) {
                return null;
            }
        });
        kinds.valueProperty().bindBidirectional(model.kindProperty());
        Label title = Nodes.label(words.get("usage.export.report"), "strong");
        title.setMinWidth(Label.USE_PREF_SIZE);
        title.setLabelFor(kinds);
        Button close = Nodes.iconButton("fth-x", words.get("banner.close"), model::close, "flat");
        close.setId("export-close");
        var head = new HBox(title, kinds, Nodes.spacer(), close);
        head.getStyleClass().add("export-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node offers(Runnable compare) {
        Button file = Nodes.button(words.get("usage.export.file"), "fth-download", this::askForFile, "primary");
        file.setId("export-file");
        Button copy = Nodes.button(words.get("usage.export.copy"), "fth-copy", model::copy);
        copy.setId("export-copy");
        Nodes.named(copy, words.get("usage.export.copy.tip", Exports.CLIPBOARD_ROWS));
        Button bill = Nodes.button(words.get("usage.reconcile"), "fth-columns", compare);
        bill.setId("export-compare");
        offers.getStyleClass().add("export-offers");
        offers.getChildren().setAll(file, copy, bill);
        return offers;
    }

    private Node progress() {
        bar.setId("export-progress");
        bar.setAccessibleText(words.get("usage.exporting"));
        reached.setMinWidth(Label.USE_PREF_SIZE);
        Button cancel = Nodes.button(words.get("usage.export.cancel"), model::cancel);
        cancel.setId("export-cancel");
        progress.getChildren().add(cancel);
        progress.getStyleClass().add("export-progress");
        progress.setAlignment(Pos.CENTER_LEFT);
        return progress;
    }

    private void show() {
        UsageFilter filter = model.filterProperty().get();
        Nodes.show(this, filter != null);
        if (filter == null) {
            return;
        }
        about.setText(said.about(model.kindProperty().get(), filter));
        Long count = model.rowsProperty().get();
        rows.setText(count == null ? words.get("usage.export.counting") : words.get("usage.export.rows", count));
    }

    private void showProgress(ExportModel.@Nullable Running before, ExportModel.@Nullable Running now) {
        Nodes.show(progress, now != null);
        offers.setDisable(now != null);
        kinds.setDisable(now != null);
        if (now == null) {
            return;
        }
        bar.setProgress(now.of() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) now.rows() / now.of());
        reached.setText(
                now.of() == 0
                        ? words.get("usage.exporting")
                        : words.get("usage.export.reached", Figures.count(now.rows()), Figures.count(now.of())));
        if (before == null) {
            Objects.requireNonNull(progress.lookup("#export-cancel")).requestFocus();
        }
    }

    private void showOutcome(ExportModel.@Nullable Outcome how) {
        outcome.getChildren().clear();
        if (how != null) {
            outcome.getChildren().add(banner(how).closable(words, model::dismiss));
        }
        Nodes.show(outcome, how != null);
    }

    private Banner banner(ExportModel.Outcome how) {
        return switch (how) {
            case ExportModel.Outcome.Written(var count, var file) -> written(count, file);
            case ExportModel.Outcome.Copied(var count) -> info("usage.export.copied", count);
            case ExportModel.Outcome.TooMany(var count) ->
                new Banner(
                        words,
                        Banner.Tone.WARNING,
                        new Problem(
                                words.get("usage.export.tooMany", count),
                                words.get("usage.export.tooMany.action", Exports.CLIPBOARD_ROWS),
                                ""));
            case ExportModel.Outcome.Cancelled() -> info("usage.export.cancelled");
            case ExportModel.Outcome.Failed(var why) -> failed(why);
        };
    }

    private Banner info(String key, Object... arguments) {
        return new Banner(words, Banner.Tone.INFO, new Problem(words.get(key, arguments), "", ""));
    }

    private Banner written(long count, Path file) {
        Button folder = Nodes.button(
                words.get("usage.export.show"),
                "fth-folder",
                () -> navigator.browse(folderOf(file).toUri()));
        Button path = Nodes.button(words.get("usage.export.path"), "fth-copy", () -> RawReply.copy(file.toString()));
        return info("usage.export.written", count, file.toString()).with(folder).with(path);
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
    }

    private Banner failed(Exception why) {
        if (why instanceof UncheckedIOException io) {
            String reason = String.valueOf(io.getMessage());
            return new Banner(
                    words,
                    Banner.Tone.DANGER,
                    new Problem(
                            words.get("usage.export.notWritten", reason), words.get("usage.export.failed.action"), ""));
        }
        return failures.banner(why);
    }

    private void askForFile() {
        UsageFilter filter = model.filterProperty().get();
        if (filter == null) {
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle(said.name(model.kindProperty().get()));
        chooser.setInitialFileName(said.fileName(model.kindProperty().get(), filter));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.toFile(file.toPath());
        }
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            if (model.runningProperty().get() != null) {
                model.cancel();
            } else {
                model.close();
            }
        }
    }
}
