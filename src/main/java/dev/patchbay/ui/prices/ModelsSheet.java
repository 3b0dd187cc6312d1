package dev.patchbay.ui.prices;

import dev.patchbay.Core;
import dev.patchbay.connection.Connection;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Provider;
import dev.patchbay.text.PriceWords;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.Sheet;
import dev.patchbay.ui.fx.UiContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The models of one provider with their prices: the provider's own list can be asked for anew, and a model without a
/// price can be given one.
public final class ModelsSheet extends Sheet {
    private final UiContext context;
    private final Words words;
    private final Provider provider;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final FilteredList<Line> rows = new FilteredList<>(lines);
    private final TextField search = new TextField();
    private final CheckBox unpriced;
    private final Label count = Nodes.label("", "small", "muted");
    private final VBox problem = new VBox();
    private final Button refresh;
    private final Button set;
    private final TableView<Line> table;

    /// A model as it stands in the list.
    record Line(ModelId id, String name, String price, String source, String status, boolean priced) {}

    private ModelsSheet(UiContext context, Provider provider) {
        super(context.words(), "models-sheet", context.words().get("models.title", provider.name()));
        this.context = context;
        this.words = context.words();
        this.provider = provider;
        unpriced = new CheckBox(words.get("models.unpricedOnly"));
        refresh = Nodes.button(words.get("models.refresh"), "fth-refresh-cw", this::refresh);
        set = Nodes.button(words.get("setPrice"), this::setPrice, "primary");
        table = table();
        Nodes.stylesheet(this, ModelsSheet.class, "prices.css");
        VBox.setVgrow(table, Priority.ALWAYS);
        Nodes.show(problem, false);
        body().getChildren().addAll(bar(), problem, table);
        refresh.setId("models-refresh");
        set.setId("models-set-price");
        set.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        foot(set, Nodes.button(words.get("sheet.close"), this::close), Nodes.spacer(), count);
    }

    /// Opens the list over the panel. Called on the FX thread.
    public static void open(UiContext context, Provider provider) {
        var sheet = new ModelsSheet(context, provider);
        context.navigator().open(sheet);
        sheet.load();
    }

    @Override
    public void focusEntry() {
        search.requestFocus();
    }

    private HBox bar() {
        search.setId("models-search");
        search.setPromptText(words.get("models.search"));
        search.setAccessibleText(search.getPromptText());
        search.textProperty().subscribe(this::filter);
        unpriced.setId("models-unpriced");
        unpriced.selectedProperty().subscribe(this::filter);
        var bar = new HBox(8, search, unpriced, Nodes.spacer(), refresh);
        bar.getStyleClass().add("preview-bar");
        return bar;
    }

    private TableView<Line> table() {
        TableView<Line> made = Tables.of(
                "models-table",
                words.get("models.table"),
                Tables.column(words.get("prices.column.model"), 240, Line::name),
                Tables.column(words.get("models.column.price"), 180, Line::price),
                Tables.column(words.get("models.column.status"), 120, Line::status),
                Tables.column(words.get("models.column.source"), 260, Line::source));
        made.setItems(rows);
        made.setPlaceholder(Nodes.label(words.get("models.nothing"), "muted"));
        made.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                setPrice();
            }
        });
        made.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                setPrice();
            }
        });
        return made;
    }

    private void filter() {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        rows.setPredicate(line -> (!unpriced.isSelected() || !line.priced())
                && (line.name() + " " + line.id()).toLowerCase(Locale.ROOT).contains(wanted));
    }

    private void load() {
        context.ui().run(() -> read(context.core()), this::show, this::failed);
    }

    /// Asks the provider for its list, and shows what came of it.
    private void refresh() {
        refresh.setDisable(true);
        refresh.setText(words.get("models.refreshing"));
        context.ui()
                .run(
                        () -> {
                            Connection now = context.core().connections().check(provider.id(), new Cancellation());
                            return new Refreshed(now, read(context.core()));
                        },
                        done -> {
                            show(done.lines());
                            done.problem().ifPresent(this::failed);
                            again();
                        },
                        failure -> {
                            failed(failure);
                            again();
                        });
    }

    private record Refreshed(Connection connection, List<Line> lines) {
        Optional<Exception> problem() {
            return Optional.ofNullable(connection.problem()).map(ChatException::new);
        }
    }

    private void again() {
        refresh.setDisable(false);
        refresh.setText(words.get("models.refresh"));
    }

    private List<Line> read(Core core) {
        core.connections().load();
        var said = new PriceWords(words);
        return core.models().of(provider.id()).stream()
                .map(model -> line(model, core.pricing().now(model.id()), said))
                .toList();
    }

    private Line line(Model model, Optional<Price> price, PriceWords said) {
        String status = model.shutdown() == null
                ? words.get("price.status." + model.status().name().toLowerCase(Locale.ROOT))
                : words.get("models.until", said.day(model.shutdown()));
        return new Line(
                model.id(),
                model.displayName(),
                price.map(known -> said.rates(known.rates())).orElse(words.get("models.unpriced")),
                price.map(known -> said.source(known.origin())).orElse(""),
                status,
                price.isPresent());
    }

    private void show(List<Line> read) {
        lines.setAll(read);
        Nodes.show(problem, false);
        count.setText(words.get(
                "models.count",
                read.size(),
                read.stream().filter(line -> !line.priced()).count()));
    }

    private void failed(Exception failure) {
        problem.getChildren().setAll(Failures.of(context).banner(failure));
        Nodes.show(problem, true);
    }

    private void setPrice() {
        Line line = table.getSelectionModel().getSelectedItem();
        if (line != null) {
            PriceDialog.open(context, line.id(), () -> open(context, provider));
        }
    }
}
