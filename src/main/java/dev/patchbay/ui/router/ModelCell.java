package dev.patchbay.ui.router;

import dev.patchbay.ui.fx.Nodes;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A line of the model picker: a provider's name, or a model with its prices and what is wrong with it.
final class ModelCell extends ListCell<ModelPicker.Entry> {
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");

    ModelCell() {
        getStyleClass().add("model-cell");
    }

    @Override
    protected void updateItem(ModelPicker.@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        setText(null);
        setGraphic(null);
        setAccessibleText(null);
        pseudoClassStateChanged(HEAD, !empty && entry instanceof ModelPicker.Entry.Head);
        if (empty || entry == null) {
            return;
        }
        switch (entry) {
            case ModelPicker.Entry.Head(var provider) -> setText(provider);
            case ModelPicker.Entry.Inherit(var words) -> setText(words);
            case ModelPicker.Entry.Pick(var choice) -> show(choice);
        }
    }

    private void show(ModelChoice choice) {
        Label name = Nodes.label(choice.name());
        Label prices = Nodes.label(choice.prices(), "muted", "caption");
        name.setMinWidth(0);
        prices.setMinWidth(USE_PREF_SIZE);
        var line = new HBox();
        line.getStyleClass().add("model-line");
        line.setAlignment(Pos.CENTER_LEFT);
        Node icon = TroubleIcon.of(choice, 14);
        if (icon != null) {
            line.getChildren().add(icon);
        }
        line.getChildren().add(name);
        if (!choice.brief().isEmpty()) {
            line.getChildren().add(Nodes.label(choice.brief(), "muted", "caption"));
        }
        line.getChildren().addAll(Nodes.spacer(), prices);
        line.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(widthProperty().subtract(16));
        setGraphic(line);
        setAccessibleText(choice.spoken() + ", " + choice.prices());
    }
}
