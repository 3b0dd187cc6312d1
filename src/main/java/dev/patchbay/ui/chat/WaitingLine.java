package dev.patchbay.ui.chat;

import dev.patchbay.text.Figures;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Stands where an answer has not begun: what is being waited for, and for how long. It counts down by itself and
/// ends by itself. A screen reader is told once for each wait, not every second.
final class WaitingLine extends Label {
    private final ChatParts parts;
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), tick -> count()));
    private Turn.@Nullable Wait wait;

    WaitingLine(ChatParts parts) {
        super(parts.words("chat.waiting"));
        this.parts = parts;
        getStyleClass().addAll("small", "muted", "answer-waiting");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        hide();
    }

    void hide() {
        clock.stop();
        wait = null;
        Nodes.show(this, false);
    }

    void show(Turn turn) {
        if (turn.ended() || !turn.text().isEmpty() || !turn.reasoning().isEmpty()) {
            hide();
            return;
        }
        Nodes.show(this, true);
        Turn.Wait now = turn.waiting().orElse(null);
        if (now != wait) {
            wait = now;
            begin();
        }
    }

    private void begin() {
        clock.stop();
        if (wait == null) {
            setGraphic(null);
            setAccessibleText(null);
            setText(parts.words("chat.waiting"));
            return;
        }
        setGraphic(Icons.of("fth-clock", 14, "warning"));
        count();
        setAccessibleText(getText());
        clock.setCycleCount((int) Math.max(1, wait.seconds()));
        clock.playFromStart();
    }

    private void count() {
        if (wait == null) {
            return;
        }
        String why = parts.context().errors().plain(wait.why(), parts.naming()::provider);
        long seconds = wait.seconds();
        setText(
                seconds == 0
                        ? parts.words("chat.waiting.now", why, wait.next())
                        : parts.words(
                                "chat.waiting.again",
                                why,
                                Figures.duration(java.time.Duration.ofSeconds(seconds)),
                                wait.next()));
    }
}
