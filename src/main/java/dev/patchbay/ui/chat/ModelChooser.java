package dev.patchbay.ui.chat;

import dev.patchbay.domain.ModelId;
import dev.patchbay.ui.chat.ModelOffers.Offer;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/// A list of models to pick from, by provider, with prices and a search.
final class ModelChooser {
    private static final double WIDTH = 380;
    private static final double LINE = 30;
    private static final int MOST_LINES = 11;

    private final ChatParts parts;
    private final Consumer<Optional<ModelId>> picked;
    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final ListView<Line> list = new ListView<>();
    private final VBox box = new VBox(search, list);
    private List<Offer> offers = List.of();

    /// A line of the list: a provider's name, the route, or a model.
    private sealed interface Line {
        record Head(String text) implements Line {}

        record Route() implements Line {}

        record Pick(Offer offer) implements Line {}
    }

    ModelChooser(ChatParts parts, Consumer<Optional<ModelId>> picked) {
        this.parts = parts;
        this.picked = picked;
        search.setPromptText(parts.words("chat.model.search"));
        search.setAccessibleText(parts.words("chat.model.search"));
        search.setId("model-search");
        search.textProperty().subscribe(text -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("model-list");
        list.setCellFactory(view -> new Cell());
        list.setPrefWidth(WIDTH);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        box.getStyleClass().add("model-chooser");
        Nodes.stylesheet(box, ModelChooser.class, "chat.css");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    /// Adds a node under the list.
    ModelChooser with(Node foot) {
        box.getChildren().add(foot);
        return this;
    }

    /// Opens above or below `owner`, wherever there is room.
    void show(Node owner) {
        parts.context()
                .ui()
                .run(
                        new ModelOffers(parts.context().core(), parts.context().words())::all,
                        found -> {
                            offers = found;
                            fill();
                            open(owner);
                        },
                        parts.chat()::fail);
    }

    private void open(Node owner) {
        Bounds at = owner.localToScreen(owner.getBoundsInLocal());
        if (at == null) {
            return; // its button is gone meanwhile
        }
        popup.show(owner, at.getMinX(), at.getMaxY() + 4);
        double below = owner.getScene().getWindow().getY()
                + owner.getScene().getWindow().getHeight();
        if (at.getMaxY() + popup.getHeight() > below) {
            popup.setY(at.getMinY() - popup.getHeight() - 4);
        }
        search.requestFocus();
    }

    private void fill() {
        var lines = new ArrayList<Line>();
        if (search.getText().isBlank()) {
            lines.add(new Line.Route());
        }
        String provider = "";
        for (Offer offer : offers) {
            if (offer.matches(search.getText())) {
                if (!offer.provider().equals(provider)) {
                    provider = offer.provider();
                    lines.add(new Line.Head(provider));
                }
                lines.add(new Line.Pick(offer));
            }
        }
        list.getItems().setAll(lines);
        list.setPrefHeight(Math.clamp(lines.size(), 2, MOST_LINES) * LINE + 2);
        list.getSelectionModel().select(lines.size() > 1 && lines.getFirst() instanceof Line.Head ? 1 : 0);
    }

    private void key(KeyEvent key) {
        int at = list.getSelectionModel().getSelectedIndex();
        if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.UP) {
            move(at, key.getCode() == KeyCode.DOWN ? 1 : -1);
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && at >= 0) {
            pick(list.getItems().get(at));
            key.consume();
        }
    }

    private void move(int from, int by) {
        int to = from + by;
        while (to >= 0 && to < list.getItems().size() && list.getItems().get(to) instanceof Line.Head) {
            to += by;
        }
        if (to >= 0 && to < list.getItems().size()) {
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - MOST_LINES / 2));
        }
    }

    private void pick(Line line) {
        switch (line) {
            case Line.Head _ -> {}
            case Line.Route _ -> close(Optional.empty());
            case Line.Pick(var offer) -> close(Optional.of(offer.model().id()));
        }
    }

    private void close(Optional<ModelId> choice) {
        popup.hide();
        picked.accept(choice);
    }

    private final class Cell extends ListCell<Line> {
        Cell() {
            setPrefWidth(0);
            addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
                if (!isEmpty()) {
                    pick(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(empty || line == null ? null : drawn(line));
            setDisable(!empty && line instanceof Line.Head);
        }

        private Node drawn(Line line) {
            return switch (line) {
                case Line.Head(var text) -> Nodes.label(text, "caption", "muted", "model-head");
                case Line.Route _ ->
                    row(
                            Icons.of("fth-shuffle", 14),
                            parts.words("chat.model.route"),
                            parts.words("chat.model.route.why"));
                case Line.Pick(var offer) -> row(null, offer.model().displayName(), offer.price());
            };
        }

        private HBox row(@org.jspecify.annotations.Nullable Node icon, String name, String right) {
            var price = Nodes.label(right, "small", "muted", "num");
            price.setMinWidth(USE_PREF_SIZE);
            var row = new HBox(8, Nodes.label(name), Nodes.spacer(), price);
            if (icon != null) {
                row.getChildren().addFirst(icon);
            }
            row.getStyleClass().add("model-row");
            return row;
        }
    }
}
