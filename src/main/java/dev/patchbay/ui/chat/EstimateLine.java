package dev.patchbay.ui.chat;

import dev.patchbay.chat.Preview;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Route;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Problem;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.prices.PriceDialog;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// Under the composer, always: what sending would cost at most, what is left of the nearest cap, and where that is
/// not enough, what can be done. What can have the focus stays the same node however often the line is made anew.
final class EstimateLine extends VBox {
    private final ChatParts parts;
    private final TextFlow left = new TextFlow();
    private final Label balance = Nodes.label("", "small", "muted");
    private final Hyperlink tryNow;
    private final Hyperlink changeCap;
    private final Hyperlink setBudget;
    private final Offers offers;
    private final Tooltip why = new Tooltip();
    private final Hyperlink setPrice;
    private @Nullable Route paused;
    private @Nullable ModelId unpriced;

    EstimateLine(ChatParts parts) {
        this.parts = parts;
        tryNow = link("chat.tryNow", "estimate-try-now", this::unpause);
        setPrice = link("setPrice", "estimate-set-price", this::price);
        changeCap = link("chat.changeCap", "estimate-change-cap", this::router);
        setBudget = link("chat.estimate.setBudget", "estimate-set-budget", this::router);
        offers = new Offers(parts);
        left.getStyleClass().add("estimate-left");
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        var right = new HBox(tryNow, balance, setPrice, changeCap, setBudget);
        right.getStyleClass().add("estimate-right");
        var line = new HBox(left, right);
        line.getStyleClass().add("estimate-line");
        getStyleClass().add("estimate");
        getChildren().addAll(line, offers);
        show(Optional.empty());
    }

    void show(Optional<Preview> preview) {
        Optional<ChatFailure> refusal = preview.map(Preview::refusal);
        Optional<BudgetState> nearest =
                preview.flatMap(known -> known.budgets().stream().min(Comparator.comparing(BudgetState::balance)));
        Tooltip.uninstall(left, why);
        left.getChildren().clear();
        preview.ifPresent(this::show);
        preview.ifPresent(
                known -> balance.setText(nearest.map(this::left).orElse(parts.words("chat.estimate.noBudget"))));
        Nodes.show(balance, preview.isPresent());
        Nodes.show(tryNow, refusal.filter(ChatFailure.Paused.class::isInstance).isPresent());
        unpriced =
                preview.filter(EstimateLine::withoutPrice).map(Preview::model).orElse(null);
        Nodes.show(setPrice, unpriced != null);
        Nodes.show(changeCap, refusal.filter(EstimateLine::aboutCaps).isPresent());
        Nodes.show(setBudget, preview.isPresent() && nearest.isEmpty());
        offers.show(refusal);
    }

    void showUnusable() {
        danger(parts.words("chat.estimate.unusable"));
    }

    private void show(Preview preview) {
        String model = parts.naming().model(preview.model());
        if (preview.refusal() instanceof ChatFailure.OverBudget over) {
            overCap(over);
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
    }

    private String about(Preview preview) {
        return parts.words("chat.estimate.about", Figures.count(preview.inputAbout()));
    }

    private void overCap(ChatFailure.OverBudget over) {
        Budget budget = over.cap().budget();
        danger(parts.words(
                "chat.estimate.over",
                Figures.answer(over.worst()),
                Figures.cap(budget.capUsd()),
                period(budget),
                parts.naming().model(over.model()),
                scope(budget)));
    }

    private void paused(Preview preview, ChatFailure.Paused failure) {
        paused = preview.route();
        Problem problem = parts.failures().problem(failure);
        String brief = parts.context().errors().brief(failure, parts.naming()::provider);
        left.getChildren()
                .setAll(Icons.of("fth-pause-circle", 14, "warning"), Nodes.text(" " + brief, "small", "warning"));
        why.setText(problem.action());
        Tooltip.install(left, why);
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

    private String left(BudgetState state) {
        return parts.words(
                "chat.estimate.left",
                Figures.total(state.left()),
                Figures.cap(state.budget().capUsd()),
                period(state.budget()),
                scope(state.budget()));
    }

    private static boolean withoutPrice(Preview preview) {
        return preview.worstUsd() == null
                && (preview.refusal() == null || preview.refusal() instanceof ChatFailure.UnpricedUnderBudget);
    }

    private static boolean aboutCaps(ChatFailure refusal) {
        return refusal instanceof ChatFailure.OverBudget || refusal instanceof ChatFailure.UnpricedUnderBudget;
    }

    private Hyperlink link(String key, String id, Runnable action) {
        Hyperlink link = Nodes.link(parts.words(key), action);
        link.setId(id);
        return link;
    }

    private void unpause() {
        if (paused != null) {
            parts.composer().unpause(paused);
        }
    }

    private void price() {
        if (unpriced != null) {
            PriceDialog.open(parts.context(), unpriced);
        }
    }

    private void router() {
        parts.context().navigator().showRouter();
    }

    private String period(Budget budget) {
        return parts.words(budget.period() == Budget.Period.DAY ? "chat.today" : "chat.thisMonth");
    }

    private String scope(Budget budget) {
        return parts.context().errors().scope(budget.scope(), parts.naming()::provider);
    }
}
