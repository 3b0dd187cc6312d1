package dev.patchbay.ui.usage.reconcile;

import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// Which columns of a file hold the date and the dollars, where their names do not tell.
final class ColumnChoice extends FlowPane {
    private final ComboBox<String> date = new ComboBox<>();
    private final ComboBox<String> cost = new ComboBox<>();

    /// @param chosen takes the names of both
    ColumnChoice(Words words, BiConsumer<String, String> chosen) {
        getStyleClass().add("reconcile-line");
        date.setId("reconcile-date");
        cost.setId("reconcile-cost");
        Button read = Nodes.button(words.get("reconcile.read"), () -> chosen.accept(date.getValue(), cost.getValue()));
        read.setId("reconcile-read");
        read.disableProperty()
                .bind(date.valueProperty().isNull().or(cost.valueProperty().isNull()));
        getChildren().setAll(named(words.get("reconcile.date"), date), named(words.get("reconcile.cost"), cost), read);
        offer(List.of());
    }

    /// @param columns nothing where there is nothing to choose
    void offer(List<String> columns) {
        date.getItems().setAll(columns);
        cost.getItems().setAll(columns);
        Nodes.show(this, !columns.isEmpty());
    }

    private static HBox named(String name, ComboBox<String> box) {
        Label label = Nodes.label(name);
        label.setLabelFor(box);
        box.setAccessibleText(name);
        var pair = new HBox(8, label, box);
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }
}
