package dev.patchbay.ui.usage;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Origin;
import dev.patchbay.domain.Outcome;
import dev.patchbay.report.CostExplanation;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Navigator;
import dev.patchbay.ui.fx.Nodes;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One attempt: what it was, and its cost explained.
final class DetailsView {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);
    private static final double FACTS = 400;

    private final Words words;
    private final CostText text;
    private final Navigator navigator;
    private final Consumer<ModelId> setPrice;
    private final Button back;

    DetailsView(Words words, Runnable close, Navigator navigator, Consumer<ModelId> setPrice) {
        this.words = words;
        this.navigator = navigator;
        this.setPrice = setPrice;
        text = new CostText(words);
        back = Nodes.button(words.get("usage.details.back"), "fth-arrow-left", close, "flat");
        back.setId("details-back");
    }

    void focus() {
        back.requestFocus();
    }

    Node show(AttemptDetails of, UsageData data) {
        AttemptLine line = AttemptLine.of(of.attempt(), data.names(), data.zone(), words);
        var title = Nodes.label(line.model(), "card-title");
        title.setMinWidth(0);
        var head = new HBox(12, back, title, Nodes.spacer(), message(of), copy(of, line));
        head.setAlignment(Pos.CENTER_LEFT);
        var both = new FlowPane(32, 16, explained(of), facts(of, line, data));
        var root = new VBox(12, head, both);
        root.setId("attempt-details");
        root.getStyleClass().add("attempt-details");
        root.setAccessibleRole(AccessibleRole.PARENT);
        root.setAccessibleText(words.get("usage.details.spoken", line.spoken()));
        return root;
    }

    private Node message(AttemptDetails of) {
        if (of.place() != AttemptDetails.Place.CONVERSATION) {
            String key = of.place() == AttemptDetails.Place.DELETED ? "usage.details.deleted" : "usage.details.nowhere";
            Label said = Nodes.label(words.get(key), "muted", "small");
            said.setId("details-no-message");
            return said;
        }
        var conversation = Objects.requireNonNull(of.attempt().origin().conversation());
        Button open = Nodes.button(
                words.get("usage.details.open"),
                "fth-message-square",
                () -> navigator.showMessage(conversation, of.attempt().id()));
        open.setId("details-open-message");
        open.setAccessibleText(words.get("usage.details.open.spoken", of.title()));
        return open;
    }

    private Button copy(AttemptDetails of, AttemptLine line) {
        Button copy = Nodes.button(words.get("usage.details.copy"), "fth-copy", () -> {
            var content = new ClipboardContent();
            content.putString(text.whole(of.attempt(), of.cost(), head(of.attempt(), line)));
            Clipboard.getSystemClipboard().setContent(content);
        });
        copy.setId("details-copy");
        return copy;
    }

    private static String head(Attempt attempt, AttemptLine line) {
        return line.provider() + ", " + attempt.model().name() + ", " + line.time() + ", " + attempt.id();
    }

    private Node explained(AttemptDetails of) {
        CostExplanation cost = of.cost();
        var grid = new GridPane();
        grid.getStyleClass().add("explain-grid");
        grid.getColumnConstraints().addAll(column(HPos.LEFT), column(HPos.RIGHT), column(HPos.RIGHT));
        int row = 0;
        for (CostExplanation.Line line : cost.lines()) {
            String rate = text.product(line) + (line.asInput() ? " *" : "");
            grid.addRow(row++, explained(text.bucket(line), rate, CostText.usd(line)));
        }
        if (cost.sum() != null && !cost.lines().isEmpty()) {
            grid.addRow(row++, sum("usage.explain.sum", Figures.exact(cost.sum()), "explain-sum"));
        }
        if (cost.reported() != null) {
            grid.addRow(row++, sum("usage.explain.reported", Figures.exact(cost.reported()), "explain-reported"));
        }
        grid.addRow(row, sum("usage.explain.cost", text.cost(of.attempt()), "explain-cost"));
        var box = new VBox(10, Nodes.label(words.get("usage.explain"), "strong"), grid);
        text.rates(of.attempt(), cost).forEach(line -> box.getChildren().add(Nodes.wrapped(line, "small", "muted")));
        reasons(of, box);
        box.setMaxWidth(560);
        box.setId("explain-cost-box");
        return box;
    }

    private void reasons(AttemptDetails of, VBox box) {
        for (String reason : text.reasons(of.cost())) {
            Label said = Nodes.wrapped(reason, "small");
            said.setGraphic(Icons.of("fth-info", 14, "muted"));
            box.getChildren().add(said);
        }
        if (of.cost().reasons().contains(CostExplanation.Reason.NO_PRICE)) {
            box.getChildren()
                    .add(Nodes.link(
                            words.get("usage.setPrice"),
                            () -> setPrice.accept(of.attempt().model())));
        }
    }

    private static Node[] explained(String name, String product, String usd) {
        Label tokens = Nodes.label(product, "num", "muted");
        Label money = Nodes.label(usd, "num");
        money.getStyleClass().add("explain-usd");
        return new Node[] {Nodes.label(name), tokens, money};
    }

    private Node[] sum(String key, String usd, String id) {
        Label money = Nodes.label(usd, "num", "strong");
        money.setId(id);
        return new Node[] {Nodes.label(words.get(key), "strong"), new Region(), money};
    }

    private static ColumnConstraints column(HPos at) {
        var column = new ColumnConstraints();
        column.setHalignment(at);
        return column;
    }

    private Node facts(AttemptDetails of, AttemptLine line, UsageData data) {
        Attempt attempt = of.attempt();
        Origin origin = attempt.origin();
        Outcome outcome = attempt.outcome();
        var grid = new GridPane();
        grid.getStyleClass().add("explain-grid");
        Instant at = attempt.sentAt() == null ? attempt.reservedAt() : attempt.sentAt();
        fact(grid, "usage.details.time", TIME.format(at.atZone(data.zone())));
        fact(grid, "usage.details.status", line.status());
        fact(grid, "usage.details.model", attempt.model().toString());
        fact(grid, "usage.details.served", outcome.served() == null ? "—" : outcome.served());
        fact(grid, "usage.details.task", line.task() + ", " + data.names().profile(origin.profile()));
        fact(grid, "usage.details.purpose", line.purpose());
        fact(grid, "usage.details.speed", words.get("usage.details.times", line.firstToken(), line.duration()));
        fact(grid, "usage.details.held", attempt.reservedUsd() == null ? "—" : Figures.exact(attempt.reservedUsd()));
        fact(grid, "usage.details.request", outcome.providerRequestId() == null ? "—" : outcome.providerRequestId());
        fact(grid, "usage.details.attempt", attempt.id().toString());
        var box = new VBox(10, Nodes.label(words.get("usage.details"), "strong"), grid);
        box.setMaxWidth(FACTS);
        return box;
    }

    private void fact(GridPane grid, String key, String value) {
        Label name = Nodes.label(words.get(key), "muted", "small");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label said = Nodes.wrapped(value, "small");
        said.setMaxWidth(FACTS - 110);
        grid.addRow(grid.getRowCount(), List.of(name, said).toArray(Node[]::new));
    }
}
