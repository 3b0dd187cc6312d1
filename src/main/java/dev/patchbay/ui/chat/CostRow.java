package dev.patchbay.ui.chat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.text.Figures;
import dev.patchbay.ui.chat.AnswerWords.CostLine;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The line under an answer: what it cost, how fast it was, and what can be done with it.
final class CostRow extends HBox {
    private final ChatParts parts;
    private final HBox figures = new HBox();
    private final HBox actions = new HBox();

    CostRow(ChatParts parts) {
        this.parts = parts;
        getStyleClass().add("cost-row");
        figures.getStyleClass().add("cost-figures");
        actions.getStyleClass().add("cost-actions");
        getChildren().addAll(figures, Nodes.spacer(), actions);
        figures.setMinWidth(0);
        actions.setMinWidth(Region.USE_PREF_SIZE);
    }

    /// While it streams: what it has cost so far, at most.
    void show(Turn turn) {
        actions.getChildren().clear();
        figures.getChildren().clear();
        if (turn.waiting().isPresent()) {
            return; // the try before has ended, the next one has not begun
        }
        turn.soFar()
                .ifPresent(usd ->
                        figures.getChildren().add(Nodes.label("~" + Figures.answer(usd), "small", "strong", "num")));
        boolean free = turn.attempt()
                .map(Attempt::reservedUsd)
                .filter(most -> most.signum() == 0)
                .isPresent();
        if (free) {
            figures.getChildren().setAll(figure(parts.words(turn.stopping() ? "chat.stopping" : "chat.cost.free")));
            return;
        }
        String most = turn.attempt()
                .filter(attempt -> attempt.reservedUsd() != null)
                .map(attempt -> parts.words(
                        "chat.cost.atMost", Figures.answer(java.util.Objects.requireNonNull(attempt.reservedUsd()))))
                .orElse("");
        String said = turn.stopping() ? parts.words("chat.stopping") : parts.words("chat.streaming");
        figures.getChildren().add(figure(said));
        if (!most.isEmpty()) {
            figures.getChildren().addAll(separator(), figure(most));
        }
    }

    /// @param line what it cost, or null if nothing was sent
    void show(@org.jspecify.annotations.Nullable CostLine line, Entry entry) {
        figures.getChildren().clear();
        if (line != null) {
            show(line);
        }
        if (entry.siblings().size() > 1) {
            figures.getChildren().add(0, new Siblings(parts, entry));
        }
        actions.getChildren()
                .setAll(
                        action("fth-copy", "chat.copy.answer", () -> Copying.copy(entry.text())),
                        regenerate(entry),
                        action(
                                "fth-git-branch",
                                "chat.branch",
                                () -> parts.versions().branch(entry)),
                        more(entry));
    }

    private void show(CostLine line) {
        Label cost = Nodes.label(line.cost(), "small", "strong", "num", "answer-cost");
        Label status = Nodes.label(line.status(), "small", line.cost().isEmpty() ? "strong" : "muted", "answer-status");
        Nodes.show(cost, !line.cost().isEmpty());
        var both = new HBox(cost, status);
        both.getStyleClass().add("cost-first");
        if (!line.detail().isEmpty()) {
            Tooltip.install(both, new Tooltip(line.detail()));
        }
        figures.getChildren().add(both);
        List<String> rest = line.figures();
        rest.forEach(each -> figures.getChildren().addAll(separator(), figure(each)));
    }

    private Button regenerate(Entry entry) {
        Button button = action(
                "fth-refresh-cw",
                "chat.regenerate",
                () -> parts.chat().regenerate(entry.message(), parts.composer().wish()));
        button.getStyleClass().add("regenerate");
        return button;
    }

    private Button action(String icon, String key, Runnable work) {
        Button button = Nodes.iconButton(icon, parts.words(key), work, "flat", "answer-action");
        button.setGraphic(Icons.of(icon, 14, "muted"));
        return button;
    }

    private Button more(Entry entry) {
        var menu = new ContextMenu();
        var other = new MenuItem(parts.words("chat.regenerate.other"));
        var plain = new MenuItem(parts.words("chat.copy.plain"));
        menu.getItems().addAll(other, plain);
        entry.attempt().filter(attempt -> attempt.charge() != null).ifPresent(attempt -> {
            var explain = new MenuItem(parts.words("usage.explain"));
            explain.setOnAction(chosen -> parts.context().navigator().showAttempt(attempt.id()));
            menu.getItems().add(explain);
        });
        Button more = action("fth-more-horizontal", "chat.more", () -> {});
        more.setOnAction(click -> menu.show(more, Side.BOTTOM, 0, 4));
        plain.setOnAction(chosen -> Copying.copy(Copying.plain(entry.blocks())));
        other.setOnAction(chosen -> new ModelChooser(
                        parts,
                        picked -> parts.chat()
                                .regenerate(
                                        entry.message(),
                                        new ChatViewModel.Wish(
                                                parts.composer().taskProperty().get(),
                                                picked.orElse(null),
                                                parts.composer().wish().parameters())))
                .show(more));
        return more;
    }

    private static Label figure(String text) {
        return Nodes.label(text, "small", "muted", "num");
    }

    private static Node separator() {
        var line = new Region();
        line.getStyleClass().add("cost-separator");
        return line;
    }
}
