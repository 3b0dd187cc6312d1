package dev.patchbay.ui.usage;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Profile;
import dev.patchbay.text.Problem;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Navigator;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.PanelView;
import dev.patchbay.ui.fx.UiContext;
import java.io.File;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The Usage panel: what was spent, on what, and the attempts behind it.
public final class UsageView implements PanelView {
    private final UsageViewModel model;
    private final Words words;
    private final Failures failures;
    private final Navigator navigator;
    private final VBox banner = new VBox();
    private final KeyFigures figures;
    private final UsageBody body;
    private final VBox content = new VBox();
    private final Parent root;

    public UsageView(UiContext context) {
        this(
                context.words(),
                Failures.of(context),
                context.navigator(),
                new UsageViewModel(
                        new CoreUsageSource(context.core(), context.words(), InstantSource.system()),
                        context.ui(),
                        context.words()));
    }

    UsageView(Words words, Failures failures, Navigator navigator, UsageViewModel model) {
        this.words = words;
        this.failures = failures;
        this.navigator = navigator;
        this.model = model;
        figures = new KeyFigures(words, navigator::showRouter);
        body = new UsageBody(words, model);
        content.getStyleClass().add("usage-content");
        ScrollPane scroll = Nodes.scroll(content, "canvas");
        var header = new UsageHeader(words, model, this::askAndExport);
        var panel = Nodes.panel(header.node(), scroll, "canvas");
        Nodes.stylesheet(panel, UsageView.class, "usage.css");
        root = panel;
        model.tableProperty().addListener((property, before, now) -> show());
        model.segmentProperty().addListener((property, before, now) -> show());
        model.failureProperty().addListener((property, before, now) -> showBanner());
        model.exportedProperty().addListener((property, before, now) -> showBanner());
        model.loadingProperty().addListener((property, before, now) -> show());
        showBanner();
        show();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.load();
    }

    private void show() {
        UsageData data = model.dataProperty().get();
        UsageTable table = model.tableProperty().get();
        if (data == null || table == null) {
            String key = model.loadingProperty().get() ? "usage.loading" : "usage.notLoaded";
            content.getChildren().setAll(banner, Nodes.label(words.get(key), "muted"));
            return;
        }
        figures.show(data);
        boolean nothing =
                table.lines().isEmpty() && model.filterProperty().get().isBlank();
        Node below = nothing ? empty(data) : body.node();
        if (!nothing) {
            body.show(data, table, data.cap(Budget.Period.DAY));
        }
        if (!content.getChildren().contains(below)) {
            content.getChildren().setAll(banner, figures, below);
        }
    }

    private Node empty(UsageData data) {
        String range = data.range().words(words);
        return data.cells().isEmpty()
                ? EmptyUsage.nothing(words, range, () -> navigator.chatWith(Profile.FIRST_MODEL), navigator)
                : EmptyUsage.onlyDemo(words, range, () -> model.demoProperty().set(true));
    }

    private void showBanner() {
        banner.getChildren().clear();
        Exception failure = model.failureProperty().get();
        UsageViewModel.Exported exported = model.exportedProperty().get();
        if (failure != null && failures.ownWord(failure)) {
            Banner said = failed(failure);
            if (model.dataProperty().get() == null) {
                said.with(Nodes.button(words.get("usage.retry"), model::load));
            }
            banner.getChildren().add(said.closable(words, model::dismiss));
        } else if (exported != null) {
            var problem = new Problem(
                    words.get("usage.exported", exported.rows(), exported.file().toString()), "", "");
            banner.getChildren().add(new Banner(words, Banner.Tone.INFO, problem).closable(words, model::dismiss));
        }
        Nodes.show(banner, !banner.getChildren().isEmpty());
    }

    private Banner failed(Exception failure) {
        if (failure instanceof UncheckedIOException io) {
            String reason = String.valueOf(io.getMessage());
            var problem =
                    new Problem(words.get("usage.export.failed"), words.get("usage.export.failed.action"), reason);
            return new Banner(words, Banner.Tone.DANGER, problem);
        }
        return failures.banner(failure);
    }

    private void askAndExport() {
        UsageData data = model.dataProperty().get();
        if (data == null) {
            return;
        }
        File file = chooser(data).showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.export(file.toPath());
        }
    }

    private FileChooser chooser(UsageData data) {
        var chooser = new FileChooser();
        chooser.setTitle(words.get("usage.export"));
        chooser.setInitialFileName(
                "patchbay-usage-" + data.range().from() + "-to-" + data.range().to() + ".csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        return chooser;
    }
}
