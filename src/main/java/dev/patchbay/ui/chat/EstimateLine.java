package dev.patchbay.ui.chat;

import dev.patchbay.chat.Preview;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Problem;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.TextFlow;

/// Under the composer, always: what sending would cost at most, and what is left of the nearest cap.
final class EstimateLine extends HBox {
    private final ChatParts parts;
    private final TextFlow left = new TextFlow();
    private final HBox right = new HBox();
    private final Tooltip why = new Tooltip();

    EstimateLine(ChatParts parts) {
        this.parts = parts;
        getStyleClass().add("estimate");
        left.getStyleClass().add("estimate-left");
        right.getStyleClass().add("estimate-right");
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        getChildren().addAll(left, right);
    }

    void show(Optional<Preview> preview) {
        left.getChildren().clear();
        right.getChildren().clear();
        Tooltip.uninstall(left, why);
        preview.ifPresent(this::show);
    }

    void showUnusable() {
        danger(parts.words("chat.estimate.unusable"));
    }

    private void show(Preview preview) {
        String model = parts.naming().model(preview.model());
        if (preview.refusal() instanceof ChatFailure.OverBudget over) {
            overCap(preview, over);
        } else if (preview.refusal() instanceof ChatFailure.Paused paused) {
            paused(preview, paused);
        } else if (preview.refusal() != null) {
            Problem problem = parts.failures().problem(preview.refusal());
            danger(problem.cause());
            why.setText(problem.action());
            Tooltip.install(left, why);
        } else if (preview.free()) {
            boolean demo = parts.naming().demo(preview.model().provider());
            say(
                    model + " " + parts.words("chat.estimate.is") + " ",
                    parts.words("chat.estimate.free"),
                    demo ? parts.words("chat.estimate.demo") : "");
        } else if (preview.worstUsd() == null) {
            say(about(preview) + " ", parts.words("chat.estimate.unpriced", model), "");
        } else {
            String most = parts.words("chat.estimate.atMost", Figures.answer(preview.worstUsd()));
            String with =
                    parts.naming().demo(preview.model().provider()) ? "chat.estimate.withDemo" : "chat.estimate.with";
            say(about(preview) + " ", most, " " + parts.words(with, model));
        }
        budget(preview);
    }

    private String about(Preview preview) {
        return parts.words("chat.estimate.about", Figures.count(preview.inputAbout()));
    }

    private void overCap(Preview preview, ChatFailure.OverBudget over) {
        danger(parts.words(
                "chat.estimate.over",
                Figures.answer(over.worst()),
                Figures.total(over.cap().budget().capUsd()),
                period(over.cap().budget()),
                parts.naming().model(preview.model())));
    }

    private void paused(Preview preview, ChatFailure.Paused paused) {
        Problem problem = parts.failures().problem(paused);
        String brief = parts.context().errors().brief(paused, parts.naming()::provider);
        left.getChildren()
                .setAll(Icons.of("fth-pause-circle", 14, "warning"), Nodes.text(" " + brief, "small", "warning"));
        why.setText(problem.action());
        Tooltip.install(left, why);
        Hyperlink now =
                Nodes.link(parts.words("chat.tryNow"), () -> parts.composer().unpause(preview.route()));
        now.setId("estimate-try-now");
        right.getChildren().add(now);
    }

    private void say(String before, String strong, String after) {
        left.getChildren()
                .setAll(
                        Nodes.text(before, "small", "muted"),
                        Nodes.text(strong, "small", "strong", "estimate-strong"),
                        Nodes.text(after, "small", "muted"));
    }

    private void danger(String text) {
        left.getChildren()
                .setAll(Icons.of("fth-alert-circle", 14, "danger"), Nodes.text(" " + text, "small", "danger"));
    }

    private void budget(Preview preview) {
        Optional<BudgetState> nearest = preview.budgets().stream().min(Comparator.comparing(BudgetState::left));
        Node said = nearest.<Node>map(state -> Nodes.label(
                        parts.words(
                                "chat.estimate.left",
                                Figures.total(state.left()),
                                Figures.total(state.budget().capUsd()),
                                period(state.budget())),
                        "small",
                        "muted",
                        "num"))
                .orElseGet(() -> Nodes.label(parts.words("chat.estimate.noBudget"), "small", "muted"));
        right.getChildren().add(said);
        if (preview.refusal() instanceof ChatFailure.OverBudget
                || preview.refusal() instanceof ChatFailure.UnpricedUnderBudget) {
            right.getChildren().add(router("chat.changeCap"));
        }
        if (nearest.isEmpty()) {
            right.getChildren().add(router("chat.estimate.setBudget"));
        }
    }

    private Node router(String key) {
        return Nodes.link(parts.words(key), () -> parts.context().navigator().showRouter());
    }

    private String period(Budget budget) {
        return parts.words(budget.period() == Budget.Period.DAY ? "chat.today" : "chat.thisMonth");
    }
}
