package dev.patchbay.ui.chat.markdown;

import java.util.List;
import javafx.scene.Node;

/// A paragraph or a heading.
final class DrawnText implements Drawn {
    private final RunsFlow flow;
    private int level;

    DrawnText(Block.Paragraph paragraph, Drawing drawing) {
        flow = new RunsFlow(drawing);
        flow.getStyleClass().add("md-paragraph");
        flow.show(paragraph.text());
    }

    DrawnText(Block.Heading heading, Drawing drawing) {
        level = heading.level();
        flow = new RunsFlow(drawing);
        flow.getStyleClass().addAll("md-heading", "md-h" + Math.min(level, 4));
        flow.show(heading.text());
    }

    @Override
    public Node node() {
        return flow;
    }

    @Override
    public boolean become(Block block) {
        return switch (block) {
            case Block.Paragraph(var text) when level == 0 -> show(text);
            case Block.Heading(var newLevel, var text) when level == newLevel -> show(text);
            default -> false;
        };
    }

    private boolean show(List<Run> text) {
        flow.show(text);
        return true;
    }
}
