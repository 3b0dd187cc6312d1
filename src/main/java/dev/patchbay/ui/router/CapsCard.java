package dev.patchbay.ui.router;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Scope;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Caps in dollars: on everything, always there to be typed in, and those on a profile, a provider or a task.
final class CapsCard extends VBox {
    private final Words words;
    private final RouterViewModel model;
    private final Map<CapsDraft.Line, CapRow> rows = new HashMap<>();
    private final VBox list = new VBox();
    private final Label zone = Nodes.wrapped("", "small", "muted");
    private final AddCap add;

    CapsCard(Words words, RouterViewModel model) {
        this.words = words;
        this.model = model;
        add = new AddCap(words, this::add);
        getStyleClass().addAll("card", "caps-card");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.get("router.caps"));
        var title = new HBox(
                Nodes.label(words.get("router.caps"), "strong"),
                Nodes.label(words.get("router.caps.hint"), "caption", "muted"));
        title.getStyleClass().add("router-card-title");
        list.getStyleClass().add("caps-list");
        var body = new VBox(
                list,
                buttons(),
                add,
                note(Nodes.wrapped(words.get("router.caps.refused"), "small", "muted")),
                note(Nodes.wrapped(words.get("router.caps.demo"), "small", "muted")),
                note(zone));
        body.getStyleClass().add("caps-body");
        getChildren().setAll(title, body);
        model.caps().lines().subscribe(this::draw);
        model.shownProperty().subscribe(this::show);
        draw();
    }

    private void add(Scope scope, Budget.Period period) {
        CapRow row = rows.get(model.caps().add(scope, period));
        if (row != null) {
            row.focus();
        }
    }

    /// A row stays the same node as long as its line is there, so that the focus stays in it.
    private void draw() {
        CapsDraft caps = model.caps();
        rows.keySet().retainAll(caps.lines());
        caps.lines()
                .forEach(line -> rows.computeIfAbsent(
                        line, added -> new CapRow(words, added, model::saveCaps, () -> caps.remove(added))));
        list.getChildren().setAll(caps.lines().stream().map(rows::get).toList());
        show(model.shownProperty().get());
    }

    private void show(RouterViewModel.@Nullable Shown now) {
        if (now != null) {
            rows.values().forEach(row -> row.show(now.caps()));
            add.show(now.caps());
            zone.setText(words.get("router.caps.zone", now.caps().zone()));
        }
    }

    private HBox buttons() {
        CapsDraft caps = model.caps();
        Button save = Nodes.button(words.get("router.caps.save"), model::saveCaps, "primary");
        save.setId("caps-save");
        Button revert = Nodes.button(words.get("router.cancel"), caps::revert);
        revert.setId("caps-revert");
        var buttons = new HBox(save, revert);
        buttons.getStyleClass().add("caps-buttons");
        // Only while there is something to save: the panel has one primary button at most.
        buttons.visibleProperty().bind(caps.changedProperty());
        buttons.managedProperty().bind(buttons.visibleProperty());
        save.disableProperty().bind(model.savingProperty().isEqualTo(RouterViewModel.Saving.BUSY));
        return buttons;
    }

    private static HBox note(Label text) {
        var note = new HBox(Icons.of("fth-info", 14, "muted"), text);
        note.getStyleClass().add("caps-note");
        return note;
    }
}
