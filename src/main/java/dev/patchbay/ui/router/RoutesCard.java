package dev.patchbay.ui.router;

import dev.patchbay.domain.TaskType;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Rows of the routing table under one head; the editor opens under the row it edits.
final class RoutesCard extends VBox {
    private final Words words;
    private final RouterViewModel model;
    private final List<@Nullable TaskType> tasks;
    private final VBox rows = new VBox();

    /// @param key   of the title; `key.hint` is what stands beside it, `key.column` the first column's name
    /// @param tasks one row each; null stands for the profile's default
    RoutesCard(Words words, RouterViewModel model, String key, List<@Nullable TaskType> tasks) {
        this.words = words;
        this.model = model;
        this.tasks = new ArrayList<>(tasks); // may be asked for null, which List.of refuses
        Node hint = Nodes.label(words.get(key + ".hint"), "caption", "muted");
        var title = new HBox(Nodes.label(words.get(key), "strong"), hint);
        title.getStyleClass().add("router-card-title");
        getStyleClass().addAll("card", "routes-card");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.get(key));
        getChildren().setAll(title, RouteRowView.head(words, words.get(key + ".column")), rows);
        model.shownProperty().addListener((property, before, now) -> fill());
        model.failureProperty().addListener((property, before, now) -> {
            if (model.shownProperty().get() == null) {
                fill();
            }
        });
        model.draftProperty().addListener((property, before, now) -> edited(before, now));
        fill();
    }

    private void edited(@Nullable RouteDraft before, @Nullable RouteDraft now) {
        if (before == null || !tasks.contains(before.task())) {
            if (now == null || !tasks.contains(now.task())) {
                return;
            }
        }
        fill();
        if (now != null) {
            rows.getChildrenUnmodifiable().stream()
                    .filter(RouteEditor.class::isInstance)
                    .forEach(editor -> ((RouteEditor) editor).focus());
        } else if (before != null) {
            focusRow(before.task());
        }
    }

    private void fill() {
        RouterViewModel.Shown shown = model.shownProperty().get();
        if (shown == null) {
            rows.getChildren().setAll(loading());
            return;
        }
        Node editor = openEditor(shown);
        int focused = focusedRow();
        rows.getChildren().clear();
        for (TaskType task : tasks) {
            RouteRow row = shown.row(task);
            rows.getChildren().add(new RouteRowView(words, task, row, shown.models(), () -> model.edit(task)));
            RouteDraft draft = model.draftProperty().get();
            if (editor != null && draft != null && Objects.equals(draft.task(), task)) {
                rows.getChildren().add(editor);
            }
        }
        rows.getChildren().getLast().getStyleClass().add("last");
        if (focused >= 0) {
            focusRow(tasks.get(focused));
        }
    }

    private int focusedRow() {
        return rows.getChildrenUnmodifiable().stream()
                .filter(RouteRowView.class::isInstance)
                .map(Node::isFocused)
                .toList()
                .indexOf(true);
    }

    /// The editor of the open draft; the same node as before while it is the same draft.
    private @Nullable Node openEditor(RouterViewModel.Shown shown) {
        RouteDraft draft = model.draftProperty().get();
        if (draft == null || !tasks.contains(draft.task())) {
            return null;
        }
        for (Node node : rows.getChildrenUnmodifiable()) {
            if (node instanceof RouteEditor editor && editor.edits(draft)) {
                return editor;
            }
        }
        return new RouteEditor(words, model, draft, shown);
    }

    private void focusRow(@Nullable TaskType task) {
        int index = tasks.indexOf(task);
        rows.getChildrenUnmodifiable().stream()
                .filter(RouteRowView.class::isInstance)
                .skip(Math.max(0, index))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private Node loading() {
        boolean failed = model.failureProperty().get() != null;
        var line = new HBox(Nodes.label(words.get(failed ? "router.notLoaded" : "router.loading"), "muted"));
        line.getStyleClass().add("route-row");
        return line;
    }
}
