package dev.patchbay.ui.router;

import dev.patchbay.domain.ModelId;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The fallbacks of a route while it is edited: moved with Alt+Up and Alt+Down or by dragging, taken out with
/// Delete.
final class FallbackList extends VBox {
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");

    private final Words words;
    private final RouteDraft draft;
    private final ModelDirectory models;
    private final Map<ModelId, HBox> rows = new HashMap<>();

    FallbackList(Words words, RouteDraft draft, ModelDirectory models) {
        this.words = words;
        this.draft = draft;
        this.models = models;
        getStyleClass().add("fallback-list");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(words.get("router.column.fallbacks"));
        fill();
        ListChangeListener<ModelId> refill = change -> fill();
        draft.fallbacks().addListener(refill);
    }

    /// Keeps the nodes: the one being dragged or focused must not vanish while it moves.
    private void fill() {
        ObservableList<ModelId> fallbacks = draft.fallbacks();
        rows.keySet().retainAll(fallbacks);
        var children = fallbacks.stream()
                .map(model -> rows.computeIfAbsent(model, this::row))
                .toList();
        getChildren().setAll(children);
        for (int i = 0; i < children.size(); i++) {
            number(children.get(i), i);
            children.get(i).pseudoClassStateChanged(LAST, i == children.size() - 1);
        }
        Nodes.show(this, !children.isEmpty());
    }

    private HBox row(ModelId model) {
        ModelChoice choice = models.of(model);
        Node handle = Icons.of("fth-more-vertical", 14, "muted");
        Label number = Nodes.label("", "fallback-number", "num", "muted");
        Label name = Nodes.label(choice.name());
        Node icon = TroubleIcon.of(choice, 14);
        if (icon != null) {
            name.setGraphic(icon);
        }
        String about = choice.brief().isEmpty() ? choice.provider() : choice.provider() + " · " + choice.brief();
        Label provider = Nodes.label(about, "muted", "caption");
        Label prices = Nodes.label(choice.prices(), "muted", "caption");
        Button remove = Nodes.iconButton(
                "fth-x", words.get("router.fallbacks.remove", choice.name()), () -> remove(model), "flat");
        var row = new HBox(handle, number, name, provider, Nodes.spacer(), prices, remove);
        row.getStyleClass().add("fallback-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setFocusTraversable(true);
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        Tooltip.install(handle, new Tooltip(words.get("router.fallbacks.move")));
        row.setOnKeyPressed(event -> keyed(event, model));
        row.setOnMousePressed(event -> row.requestFocus());
        row.setOnMouseDragged(event -> dragged(event, model));
        return row;
    }

    private void number(Node row, int index) {
        ModelChoice choice = models.of(draft.fallbacks().get(index));
        ((Label) row.lookup(".fallback-number")).setText(Integer.toString(index + 1));
        row.setId("fallback-" + (index + 1));
        row.setAccessibleText(words.get("router.fallbacks.spoken", index + 1, choice.spoken()));
    }

    private void keyed(KeyEvent event, ModelId model) {
        int index = draft.fallbacks().indexOf(model);
        switch (event.getCode()) {
            case UP -> step(event, index, -1);
            case DOWN -> step(event, index, 1);
            case DELETE, BACK_SPACE -> remove(model);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(KeyEvent event, int index, int by) {
        int to = Math.clamp(index + by, 0, draft.fallbacks().size() - 1);
        if (event.isAltDown()) {
            draft.moveFallback(index, to);
        }
        getChildren().get(to).requestFocus();
    }

    private void dragged(MouseEvent event, ModelId model) {
        int index = draft.fallbacks().indexOf(model);
        double y = sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
        double height = getHeight() / Math.max(1, draft.fallbacks().size());
        int to = Math.clamp((int) Math.floor(y / height), 0, draft.fallbacks().size() - 1);
        if (index >= 0 && to != index) {
            draft.moveFallback(index, to);
            getChildren().get(to).requestFocus();
        }
    }

    private void remove(ModelId model) {
        int index = draft.fallbacks().indexOf(model);
        draft.removeFallback(index);
        if (!getChildren().isEmpty()) {
            getChildren().get(Math.min(index, getChildren().size() - 1)).requestFocus();
        }
    }
}
