package dev.patchbay.ui.usage;

import dev.patchbay.domain.Profile;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Navigator;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.PanelView;
import dev.patchbay.ui.fx.RawReply;
import dev.patchbay.ui.fx.UiContext;
import dev.patchbay.ui.prices.ComingNotice;
import dev.patchbay.ui.prices.PriceDialog;
import dev.patchbay.ui.usage.export.ExportCard;
import dev.patchbay.ui.usage.export.ExportModel;
import dev.patchbay.ui.usage.reconcile.ReconcileSheet;
import java.time.InstantSource;
import java.util.UUID;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The Usage panel: what was spent, on what, and the attempts behind it.
public final class UsageView implements PanelView {
    private static final double ABOVE = 12;
    private final UsageViewModel model;
    private final Words words;
    private final Failures failures;
    private final Navigator navigator;
    private final VBox banner = new VBox();
    private final ComingNotice coming;
    private final KeyFigures figures;
    private final CapList caps;
    private final OwnRange ownRange;
    private final ExportModel exports;
    private final ExportCard exportCard;
    private final ChartCard chart;
    private final TableCard table;
    private final VBox body;
    private final ScrollPane scroll;
    private final VBox content = new VBox();
    private final Parent root;

    public UsageView(UiContext context) {
        this(
                context,
                new UsageViewModel(
                        new CoreUsageSource(context.core(), context.words(), InstantSource.system()),
                        context.ui(),
                        context.words()),
                new ExportModel(context.core().exports(), context.ui(), RawReply::copy));
    }

    UsageView(UiContext context, UsageViewModel model, ExportModel exports) {
        this.words = context.words();
        this.failures = Failures.of(context);
        this.navigator = context.navigator();
        this.model = model;
        this.exports = exports;
        coming = new ComingNotice(context);
        exportCard =
                new ExportCard(words, exports, failures, navigator, () -> navigator.open(new ReconcileSheet(context)));
        figures = new KeyFigures(words, navigator::showRouter);
        caps = new CapList(words);
        ownRange = new OwnRange(words, model);
        chart = new ChartCard(words, model);
        table = new TableCard(words, model, navigator, id -> PriceDialog.open(context, id, model::load));
        body = new VBox(chart.node(), table.node());
        body.getStyleClass().add("usage-body");
        content.getStyleClass().add("usage-content");
        scroll = Nodes.scroll(content, "canvas");
        var header = new UsageHeader(words, model, this::askWhatToExport, this::askRange);
        var panel = Nodes.panel(header.node(), scroll, "canvas");
        Nodes.stylesheet(panel, UsageView.class, "usage.css");
        panel.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        root = panel;
        model.segmentProperty().addListener((property, before, now) -> reveal(now == UsageViewModel.Segment.ATTEMPTS));
        model.attempts().detailsProperty().addListener((property, before, now) -> reveal(now != null));
        model.dataProperty().addListener((property, before, now) -> show());
        model.failureProperty().addListener((property, before, now) -> showBanner());
        model.loadingProperty().addListener((property, before, now) -> showNothingYet());
        showBanner();
        showNothingYet();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        coming.refresh();
        model.load();
    }

    /// Shows one attempt with its cost explained.
    public void open(UUID attempt) {
        model.open(attempt);
    }

    private void showNothingYet() {
        if (model.dataProperty().get() == null) {
            String key = model.loadingProperty().get() ? "usage.loading" : "usage.notLoaded";
            content.getChildren().setAll(banner, Nodes.label(words.get(key), "muted"));
        }
    }

    private void show() {
        UsageData data = model.dataProperty().get();
        if (data == null) {
            return;
        }
        exports.follow(data.filter());
        figures.show(data);
        caps.show(data);
        boolean onlyDemo = data.onlyDemo() && !data.query().demo();
        boolean nothing = data.nothingAtAll() || onlyDemo;
        if (!nothing) {
            Colours colours = Colours.of(data);
            chart.show(data, colours);
            table.show(data, UsageTable.of(data, colours));
        }
        Node below = nothing ? empty(data, onlyDemo) : body;
        if (!content.getChildren().contains(below)) {
            content.getChildren().setAll(banner, coming, exportCard, ownRange.node(), figures, caps.node(), below);
        }
    }

    /// Brings the lower half up once it is laid out: what was asked for stands there.
    private void reveal(boolean wanted) {
        if (wanted) {
            table.node().layoutBoundsProperty().addListener(new ChangeListener<>() {
                @Override
                public void changed(ObservableValue<? extends Bounds> bounds, @Nullable Bounds before, Bounds now) {
                    table.node().layoutBoundsProperty().removeListener(this);
                    scrollToTable();
                }
            });
            scrollToTable();
        }
    }

    private void scrollToTable() {
        double hidden = content.getHeight() - scroll.getViewportBounds().getHeight();
        double top = body.getLayoutY() + table.node().getLayoutY() - ABOVE;
        scroll.setVvalue(hidden <= 0 ? 0 : Math.clamp(top / hidden, 0, 1));
    }

    private Node empty(UsageData data, boolean onlyDemo) {
        String range = data.range().words(words, data.now());
        return onlyDemo
                ? EmptyUsage.onlyDemo(words, range, () -> model.demoProperty().set(true))
                : EmptyUsage.nothing(words, range, () -> navigator.chatWith(Profile.FIRST_MODEL), navigator);
    }

    private void askRange() {
        UsageData data = model.dataProperty().get();
        if (data != null) {
            ownRange.ask(data.range());
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && (ownRange.close() || model.back())) {
            event.consume();
        }
    }

    private void showBanner() {
        banner.getChildren().clear();
        Exception failure = model.failureProperty().get();
        if (failure != null && failures.ownWord(failure)) {
            Banner said = failures.banner(failure);
            if (model.dataProperty().get() == null) {
                said.with(Nodes.button(words.get("usage.retry"), model::load));
            }
            banner.getChildren().add(said.closable(words, model::dismiss));
        }
        Nodes.show(banner, !banner.getChildren().isEmpty());
    }

    private void askWhatToExport() {
        UsageData data = model.dataProperty().get();
        if (data != null) {
            exports.open(data.filter());
            scroll.setVvalue(0);
            exportCard.focusFirst();
        }
    }
}
