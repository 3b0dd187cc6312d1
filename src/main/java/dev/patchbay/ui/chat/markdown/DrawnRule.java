package dev.patchbay.ui.chat.markdown;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/// A line across.
final class DrawnRule implements Drawn {
    private final Region line = new Region();

    DrawnRule() {
        line.getStyleClass().add("md-rule");
    }

    @Override
    public Node node() {
        return line;
    }

    @Override
    public boolean become(Block block) {
        return block instanceof Block.Rule;
    }
}
