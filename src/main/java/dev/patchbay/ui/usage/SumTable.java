package dev.patchbay.ui.usage;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Sums by day, provider, model, task or profile; as tall as its rows up to a limit, then it scrolls. The totals stay
/// below whatever it is sorted by. Space or a click picks a row, Enter or two clicks show its attempts.
final class SumTable {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass LEFT_OUT = PseudoClass.getPseudoClass("left-out");
    private static final double ROW = 26;
    private static final double HEAD = 26;
    private static final double SCROLLBAR = 12;
    private static final int MOST_ROWS = 40;

    /// What one can do with a row.
    interface Deeds {
        void pick(Dimension by, String key, boolean also);

        void drill(Dimension by, String key);
    }

    private final Words words;
    private final Deeds deeds;
    private final TableView<UsageLine> table = new TableView<>();
    private final SumColumns columns;
    private UsageTable shown = new UsageTable(Dimension.MODEL, List.of(), List.of());

    SumTable(Words words, Deeds deeds, Consumer<ModelId> setPrice) {
        this.words = words;
        this.deeds = deeds;
        columns = new SumColumns(words, setPrice);
        table.getColumns().setAll(columns.all());
        table.setFixedCellSize(ROW);
        table.setSortPolicy(this::sort);
        table.setRowFactory(ignored -> new Row());
        table.setPlaceholder(Nodes.wrapped(words.get("usage.nothingMatches"), "muted"));
        table.setAccessibleText(words.get("usage.table"));
        table.setAccessibleHelp(words.get("usage.table.help"));
        table.setId("usage-table");
        table.widthProperty().addListener((property, before, now) -> fit());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    Node node() {
        return table;
    }

    void show(UsageTable next) {
        boolean other = next.by() != shown.by();
        String looked = key(table.getSelectionModel().getSelectedItem());
        shown = next;
        var items = new ArrayList<>(next.lines());
        items.addAll(next.totals());
        columns.name().setText(words.get("usage.column." + UsageTable.word(next.by())));
        table.setItems(FXCollections.observableArrayList(items));
        if (other || table.getSortOrder().isEmpty()) {
            boolean days = next.by() == Dimension.DAY;
            TableColumn<UsageLine, UsageLine> order = days ? columns.name() : columns.cost();
            order.setSortType(TableColumn.SortType.DESCENDING);
            table.getSortOrder().setAll(List.of(order));
        }
        table.sort();
        select(looked);
        columns.measure(items);
        fit();
    }

    private static String key(@Nullable UsageLine line) {
        return line == null ? "" : line.key();
    }

    private void select(String key) {
        for (int i = 0; !key.isEmpty() && i < table.getItems().size(); i++) {
            if (table.getItems().get(i).key().equals(key)) {
                table.getSelectionModel().clearAndSelect(i);
                table.getFocusModel().focus(i);
            }
        }
    }

    /// Where it is narrow, the provider is only told by the colour before the model's name; where even the
    /// numbers do not fit, the table scrolls sideways.
    private void fit() {
        double numbers =
                columns.all().stream().mapToDouble(TableColumn::getMinWidth).sum()
                        - columns.provider().getMinWidth();
        boolean provider = shown.by() == Dimension.MODEL
                && table.getWidth() >= numbers + columns.provider().getMinWidth();
        if (columns.provider().isVisible() != provider) {
            columns.provider().setVisible(provider);
            table.refresh();
        }
        boolean fits = table.getWidth() <= 0 || table.getWidth() >= numbers;
        table.setColumnResizePolicy(
                fits ? TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS : TableView.UNCONSTRAINED_RESIZE_POLICY);
        int rows = Math.clamp(table.getItems().size(), 2, MOST_ROWS);
        double height = HEAD + ROW * rows + (fits ? 0 : SCROLLBAR);
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    private boolean sort(TableView<UsageLine> of) {
        var rows = new ArrayList<>(of.getItems());
        rows.removeIf(UsageLine::total);
        Comparator<UsageLine> order = of.getComparator();
        if (order != null) {
            rows.sort(order);
        }
        rows.addAll(shown.totals());
        of.getItems().setAll(rows);
        return true;
    }

    private void key(KeyEvent event) {
        UsageLine line = table.getSelectionModel().getSelectedItem();
        if (line == null || line.total()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            deeds.drill(shown.by(), line.key());
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE) {
            deeds.pick(shown.by(), line.key(), event.isShortcutDown());
            event.consume();
        }
    }

    private void click(MouseEvent event, @Nullable UsageLine line) {
        if (line == null || line.total() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getClickCount() == 2) {
            deeds.drill(shown.by(), line.key());
        } else if (event.getClickCount() == 1) {
            deeds.pick(shown.by(), line.key(), event.isShortcutDown());
        }
    }

    private String spoken(UsageLine line) {
        UsageSum sum = line.sum();
        String cost = sum.costUnknown() ? words.get("usage.unpriced") : Figures.answer(sum.usd());
        String said = words.get("usage.row.spoken", line.name(), sum.attempts(), cost, line.shareText());
        return said
                + new DayWords(words).rest(sum)
                + (line.state() == UsageLine.State.CHOSEN ? ", " + words.get("usage.row.chosen") : "");
    }

    private final class Row extends TableRow<UsageLine> {
        private Row() {
            setOnMouseClicked(event -> click(event, getItem()));
        }

        @Override
        protected void updateItem(@Nullable UsageLine line, boolean empty) {
            super.updateItem(line, empty);
            UsageLine shown = empty ? null : line;
            getStyleClass().remove("total-row");
            if (shown != null && shown.total()) {
                getStyleClass().add("total-row");
            }
            pseudoClassStateChanged(CHOSEN, shown != null && shown.state() == UsageLine.State.CHOSEN);
            pseudoClassStateChanged(LEFT_OUT, shown != null && shown.state() == UsageLine.State.LEFT_OUT);
            setAccessibleText(shown == null ? "" : spoken(shown));
        }
    }
}
