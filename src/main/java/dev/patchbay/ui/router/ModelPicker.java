package dev.patchbay.ui.router;

import dev.patchbay.domain.ModelId;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/// A button that opens a list of all models by provider, with a search field and prices.
final class ModelPicker {
    private static final double ROW = 28;
    private static final int ROWS = 11;

    /// What the list shows.
    sealed interface Entry {
        record Head(String provider) implements Entry {}

        record Pick(ModelChoice choice) implements Entry {}

        /// Picks nothing: what is inherited holds.
        record Inherit(String words) implements Entry {}
    }

    private final ModelDirectory models;
    private final @Nullable String inherit;
    private final Consumer<@Nullable ModelId> picked;
    private final Button button = new Button();
    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private final Label none;

    /// @param inherit the words for picking nothing, or null if something must be picked
    /// @param picked  called with what was picked; null for nothing
    ModelPicker(Words words, ModelDirectory models, @Nullable String inherit, Consumer<@Nullable ModelId> picked) {
        this.models = models;
        this.inherit = inherit;
        this.picked = picked;
        none = Nodes.wrapped(words.get("router.picker.none"), "muted", "picker-none");
        button.getStyleClass().add("model-picker");
        button.setGraphic(face());
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setOnAction(ignored -> open());
        list.setCellFactory(ignored -> new ModelCell());
        list.setFixedCellSize(ROW);
        list.setId("model-picker-list");
        list.setAccessibleText(words.get("router.picker.list"));
        list.setFocusTraversable(false);
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                pickSelected();
            }
        });
        search.setId("model-picker-search");
        search.setPromptText(words.get("router.picker.search"));
        search.setAccessibleText(words.get("router.picker.search"));
        search.textProperty().addListener((property, before, now) -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.getContent().add(content());
    }

    Button button() {
        return button;
    }

    /// What is picked at the left, the arrow at the right edge.
    private HBox face() {
        var name = new Label();
        name.textProperty().bind(button.textProperty());
        var face = new HBox(name, Nodes.spacer(), Icons.of("fth-chevron-down", 14));
        face.setAlignment(Pos.CENTER_LEFT);
        face.prefWidthProperty().bind(button.widthProperty().subtract(24));
        return face;
    }

    private VBox content() {
        var content = new VBox(search, none, list);
        content.getStyleClass().add("model-picker-popup");
        Nodes.stylesheet(content, ModelPicker.class, "router.css");
        return content;
    }

    private void open() {
        search.clear();
        fill();
        Bounds at = button.localToScreen(button.getBoundsInLocal());
        popup.show(button, at.getMinX(), at.getMaxY() + 2);
        search.requestFocus();
    }

    private void fill() {
        list.getItems().setAll(entries());
        boolean found = !list.getItems().isEmpty();
        Nodes.show(none, !found);
        Nodes.show(list, found);
        list.setPrefHeight(ROW * Math.min(ROWS, list.getItems().size()) + 2);
        select(best(), 1);
    }

    /// The model that is called exactly what was typed, else the first.
    private int best() {
        String typed = search.getText().strip();
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof Entry.Pick(var choice) && choice.isCalled(typed)) {
                return i;
            }
        }
        return 0;
    }

    private List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        if (inherit != null && search.getText().isBlank()) {
            entries.add(new Entry.Inherit(inherit));
        }
        String provider = "";
        for (ModelChoice choice : models.matching(search.getText())) {
            if (!choice.provider().equals(provider)) {
                provider = choice.provider();
                entries.add(new Entry.Head(provider));
            }
            entries.add(new Entry.Pick(choice));
        }
        return entries;
    }

    private void steer(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> select(list.getSelectionModel().getSelectedIndex() + 1, 1);
            case UP -> select(list.getSelectionModel().getSelectedIndex() - 1, -1);
            case PAGE_DOWN -> select(list.getSelectionModel().getSelectedIndex() + ROWS, 1);
            case PAGE_UP -> select(list.getSelectionModel().getSelectedIndex() - ROWS, -1);
            case ENTER -> pickSelected();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Selects the entry at `index`, or the next one in `direction` that can be picked.
    private void select(int index, int direction) {
        int last = list.getItems().size() - 1;
        int at = Math.clamp(index, 0, Math.max(0, last));
        while (at >= 0 && at <= last && list.getItems().get(at) instanceof Entry.Head) {
            at += direction;
        }
        if (at >= 0 && at <= last) {
            list.getSelectionModel().select(at);
            list.scrollTo(Math.max(0, at - ROWS / 2));
        }
    }

    private void pickSelected() {
        chosen(list.getSelectionModel().getSelectedItem()).ifPresent(choice -> {
            popup.hide();
            button.requestFocus();
            picked.accept(choice.model());
        });
    }

    private static Optional<Choice> chosen(@Nullable Entry entry) {
        return switch (entry) {
            case Entry.Pick(var choice) -> Optional.of(new Choice(choice.id()));
            case Entry.Inherit ignored -> Optional.of(new Choice(null));
            case null, default -> Optional.empty();
        };
    }

    private record Choice(@Nullable ModelId model) {}
}
