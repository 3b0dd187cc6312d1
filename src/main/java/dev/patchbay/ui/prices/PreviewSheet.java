package dev.patchbay.ui.prices;

import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.pricing.PriceChange;
import dev.patchbay.pricing.PriceChange.Kind;
import dev.patchbay.pricing.PricePreview;
import dev.patchbay.text.PriceWords;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.Sheet;
import dev.patchbay.ui.fx.UiContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a price file would change, model by model, before anything is changed.
final class PreviewSheet extends Sheet {
    private static final Set<Kind> AT_FIRST = EnumSet.of(Kind.CHANGED, Kind.NEW, Kind.REFUSED);

    private final UiContext context;
    private final Words words;
    private final PriceWords prices;
    private final PricePreview preview;
    private final Consumer<LocalDate> again;
    private final Runnable changed;
    private final FilteredList<PriceChange> rows;
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final TextField search = new TextField();
    private final TextField day = new TextField();
    private final Label detail = Nodes.wrapped("", "small");
    private final VBox failure = new VBox();
    private final TableView<PriceChange> table;

    /// @param again   reads the file anew for another day
    /// @param changed runs after it was applied
    PreviewSheet(UiContext context, PricePreview preview, Consumer<LocalDate> again, Runnable changed) {
        super(context.words(), "preview-sheet", context.words().get("prices.preview.title", preview.file()));
        this.context = context;
        this.words = context.words();
        this.prices = new PriceWords(words);
        this.preview = preview;
        this.again = again;
        this.changed = changed;
        rows = new FilteredList<>(FXCollections.observableList(preview.changes()));
        table = table();
        Nodes.stylesheet(this, PreviewSheet.class, "prices.css");
        VBox.setVgrow(table, Priority.ALWAYS);
        detail.getStyleClass().add("preview-detail");
        detail.setId("preview-detail");
        detail.setMaxWidth(Double.MAX_VALUE);
        Nodes.show(failure, false);
        body().getChildren().addAll(head(), bar(), table, detail, failure);
        buttons();
        filter();
        show(null);
    }

    @Override
    public void focusEntry() {
        search.requestFocus();
    }

    private Node head() {
        String key = preview.kind() == PriceOrigin.Kind.LITELLM ? "prices.preview.litellm" : "prices.preview.file";
        Label about = Nodes.wrapped(words.get(key, prices.day(preview.asOf())), "small", "muted");
        HBox.setHgrow(about, Priority.ALWAYS);
        var line = new HBox(8, about);
        line.getStyleClass().add("preview-bar");
        if (preview.kind() == PriceOrigin.Kind.LITELLM) {
            line.getChildren().addAll(day());
        }
        return line;
    }

    private Node[] day() {
        day.setText(preview.asOf().toString());
        day.setId("preview-from");
        day.setPrefColumnCount(9);
        Label label = Nodes.label(words.get("prices.preview.from"), "small", "muted");
        label.setLabelFor(day);
        label.setMinWidth(Region.USE_PREF_SIZE);
        day.setMinWidth(Region.USE_PREF_SIZE);
        day.setAccessibleText(label.getText());
        day.setOnAction(ignored -> readAgain());
        return new Node[] {label, day};
    }

    /// Whether another day is typed than the one that the changes were compared for.
    private boolean otherDay() {
        return preview.kind() == PriceOrigin.Kind.LITELLM
                && !day.getText().strip().equals(preview.asOf().toString());
    }

    private void readAgain() {
        try {
            again.accept(LocalDate.parse(day.getText().strip()));
        } catch (DateTimeException e) {
            day.getStyleClass().add("wrong");
            day.setTooltip(new Tooltip(words.get("setPrice.wrong.date")));
            day.requestFocus();
        }
    }

    private Node bar() {
        search.setId("preview-search");
        search.setPromptText(words.get("prices.preview.search"));
        search.setAccessibleText(search.getPromptText());
        search.textProperty().subscribe(this::filter);
        var bar = new HBox(8, search);
        bar.getStyleClass().add("preview-bar");
        for (Kind kind : Kind.values()) {
            bar.getChildren().add(toggle(kind));
        }
        return bar;
    }

    private ToggleButton toggle(Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        long count = preview.count(kind);
        var toggle = new ToggleButton(words.get("prices.preview." + name, count));
        toggle.setId("preview-" + name);
        toggle.setDisable(count == 0);
        toggle.setSelected(count > 0 && AT_FIRST.contains(kind));
        toggle.selectedProperty().subscribe(selected -> {
            if (selected) {
                kinds.add(kind);
            } else {
                kinds.remove(kind);
            }
            filter();
        });
        return toggle;
    }

    private TableView<PriceChange> table() {
        TableView<PriceChange> made = Tables.of(
                "preview-table",
                words.get("prices.preview.table"),
                Tables.column(words.get("prices.column.model"), 250, PriceChange::name),
                Tables.column(
                        words.get("prices.column.kind"),
                        90,
                        change ->
                                words.get("prices.kind." + change.kind().name().toLowerCase(Locale.ROOT))),
                Tables.column(words.get("prices.column.change"), 480, this::text));
        made.setItems(rows);
        made.setPlaceholder(Nodes.label(words.get("prices.preview.nothing"), "muted"));
        made.getSelectionModel().selectedItemProperty().subscribe(this::show);
        return made;
    }

    private void filter() {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        rows.setPredicate(change -> kinds.contains(change.kind())
                && change.name().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private String text(PriceChange change) {
        return change.why().isEmpty()
                ? change.differences().stream().map(prices::difference).collect(Collectors.joining(", "))
                : change.why();
    }

    /// The selected line in full: the table cuts off what is long.
    private void show(@Nullable PriceChange change) {
        if (change == null) {
            detail.setText(words.get("prices.preview.select"));
            return;
        }
        String from = change.from() == null ? "" : words.get("prices.preview.begins", prices.day(change.from()));
        detail.setText(change.name() + from + ": " + text(change));
    }

    private void buttons() {
        long count = preview.count(Kind.CHANGED) + preview.count(Kind.NEW);
        Button apply = Nodes.button(words.get("prices.preview.apply", count), this::apply, "primary");
        apply.setId("preview-apply");
        apply.setDisable(!preview.changesSomething());
        Button cancel = Nodes.button(words.get("setPrice.cancel"), this::close);
        cancel.setId("preview-cancel");
        String note = preview.changesSomething() ? "prices.preview.note" : "prices.preview.sameAll";
        Label said = Nodes.wrapped(words.get(note), "small", "muted");
        HBox.setHgrow(said, Priority.ALWAYS);
        foot(apply, cancel, said);
    }

    /// Only what was seen is applied: for another day the changes are shown first.
    private void apply() {
        if (otherDay()) {
            readAgain();
            return;
        }
        context.ui()
                .run(
                        () -> context.core().pricing().apply(preview),
                        models -> {
                            close();
                            context.navigator().refreshRail();
                            changed.run();
                        },
                        problem -> {
                            failure.getChildren().setAll(Failures.of(context).banner(problem));
                            Nodes.show(failure, true);
                        });
    }
}
