package dev.patchbay.ui.chat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ConversationMessage.State;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.TokenEstimate;
import dev.patchbay.domain.Usage;
import dev.patchbay.text.Figures;
import dev.patchbay.ui.chat.Headlines.Headline;
import dev.patchbay.ui.chat.markdown.MarkdownView;
import dev.patchbay.ui.chat.markdown.StreamingMarkdown;
import dev.patchbay.ui.fx.Badge;
import dev.patchbay.ui.fx.Nodes;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// An answer: who and why, reasoning, content, what went wrong, what it cost. The same nodes draw it while it
/// streams and afterwards.
final class AnswerView implements MessageView {
    /// At most 10 times a second: what costs is laying out, not reading.
    private static final Duration DRAW_INTERVAL = Duration.millis(100);

    private final ChatParts parts;
    private final VBox root = new VBox();
    private final HBox head = new HBox();
    private final Label before = Nodes.label("", "small", "muted", "answer-before");
    private final Label model = Nodes.label("", "strong", "answer-model");
    private final Label why = Nodes.wrapped("", "small", "muted", "answer-why");
    private final Reasoning reasoning;
    private final WaitingLine waiting;
    private final Label note = Nodes.wrapped("", "small", "muted", "answer-note");
    private final MarkdownView content;
    private final HBox end = new HBox(note);
    private final StackPane banner = new StackPane();
    private final CostRow costs;
    private final StreamingMarkdown streamed = new StreamingMarkdown();
    private int taken;
    private int place = -1;
    private @Nullable Entry entry;

    AnswerView(ChatParts parts) {
        this.parts = parts;
        reasoning = new Reasoning(parts.words("chat.reasoning"));
        waiting = new WaitingLine(parts);
        content = new MarkdownView(parts.drawing());
        costs = new CostRow(parts);
        head.getStyleClass().add("answer-head");
        before.setMinWidth(Region.USE_PREF_SIZE);
        why.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(why, Priority.ALWAYS);
        root.getStyleClass().add("answer");
        root.setAccessibleRole(AccessibleRole.PARENT);
        root.getChildren().addAll(head, reasoning, waiting, content, end, banner, costs);
        end.getStyleClass().add("answer-end");
        Nodes.show(end, false);
        Nodes.show(banner, false);
    }

    /// Draws an answer that is coming in.
    static AnswerView of(ChatParts parts, Turn turn) {
        var view = new AnswerView(parts);
        var pace = new Pace(DRAW_INTERVAL, () -> view.draw(turn));
        turn.listen(() -> {
            if (turn.ended()) {
                pace.now();
            } else {
                pace.ask();
            }
        });
        view.draw(turn);
        return view;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public boolean shows(Entry other) {
        if (!other.equals(entry)) {
            entry = other;
            draw(other);
        }
        return true;
    }

    private void draw(Turn turn) {
        if (entry != null) {
            return; // it has ended and its row is drawn
        }
        head(parts.headlines().of(turn));
        String text = turn.text().toString();
        streamed.append(text.substring(taken));
        taken = text.length();
        content.show(streamed.blocks());
        boolean thinking = text.isEmpty() && !turn.ended();
        reasoning.show(turn.reasoning(), parts.words(thinking ? "chat.reasoning.now" : "chat.reasoning"), thinking);
        waiting.show(turn);
        costs.show(turn);
    }

    private void draw(Entry answer) {
        head(parts.headlines().of(answer));
        content.show(answer.blocks());
        reasoning.show(answer.message().reasoning(), reasoningTitle(answer), false);
        waiting.hide();
        String said = note(answer);
        note.setText(said);
        end.getChildren().setAll(note);
        Nodes.show(end, !said.isEmpty());
        if (!said.isEmpty()) {
            GoOn.button(parts, answer).ifPresent(end.getChildren()::add);
        }
        banner.getChildren().setAll(FailureBanner.of(parts, answer).stream().toList());
        Nodes.show(banner, !banner.getChildren().isEmpty());
        costs.show(answer.attempt().map(parts.answers()::cost).orElse(null), answer);
    }

    private void head(Headline line) {
        String name = line.model();
        before.setText(line.before());
        model.setText(name);
        why.setText(line.why());
        Nodes.show(head, !name.isEmpty() || !line.why().isEmpty());
        Nodes.show(before, !line.before().isEmpty());
        Nodes.show(model, !name.isEmpty());
        String spoken = parts.words("chat.answer.name", name, line.why());
        if (!spoken.equals(root.getAccessibleText())) {
            root.setAccessibleText(spoken);
        }
        if (line.fallback() != place) {
            place = line.fallback();
            head.getChildren().setAll(before, model, why);
            if (place > 0) {
                String text = parts.words("chat.fallback", place);
                head.getChildren().add(2, new Badge(text, "fth-corner-down-right", Badge.Tone.WARNING));
            }
        }
    }

    private String reasoningTitle(Entry answer) {
        Long counted =
                answer.attempt().map(Attempt::usage).map(Usage::reasoning).orElse(null);
        return counted == null
                ? parts.words(
                        "chat.reasoning.about",
                        Figures.count(TokenEstimate.about(answer.message().reasoning())))
                : parts.words("chat.reasoning.tokens", Figures.count(counted));
    }

    private static String stopped(Entry answer) {
        boolean free = answer.attempt()
                .map(Attempt::cost)
                .map(Cost::usd)
                .filter(usd -> usd.signum() == 0)
                .isPresent();
        if (!free) {
            return "chat.stopped";
        }
        return answer.text().isBlank() ? "chat.stopped.free.early" : "chat.stopped.free";
    }

    private String note(Entry answer) {
        if (answer.message().state() == State.STOPPED) {
            return parts.words(stopped(answer));
        }
        return answer.reachedCap() ? parts.words("chat.reachedCap") : "";
    }
}
