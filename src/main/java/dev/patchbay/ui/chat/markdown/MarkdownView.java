package dev.patchbay.ui.chat.markdown;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;

/// Draws blocks under each other. Showing a longer list of the same blocks adds nodes at the end; blocks
/// that stayed the same are not touched.
public final class MarkdownView extends VBox {
    private final Drawing drawing;
    private final List<Block> shown = new ArrayList<>();
    private final List<Drawn> drawn = new ArrayList<>();

    public MarkdownView(Drawing drawing) {
        this.drawing = drawing;
        getStyleClass().add("markdown");
        setFillWidth(true);
    }

    public void show(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            show(i, blocks.get(i));
        }
        truncate(blocks.size());
    }

    private void show(int place, Block block) {
        if (place >= shown.size()) {
            shown.add(block);
            drawn.add(Drawn.of(block, drawing));
            getChildren().add(drawn.getLast().node());
            return;
        }
        Block before = shown.get(place);
        if (before == block || before.equals(block)) {
            return;
        }
        shown.set(place, block);
        if (!drawn.get(place).become(block)) {
            drawn.set(place, Drawn.of(block, drawing));
            getChildren().set(place, drawn.get(place).node());
        }
    }

    private void truncate(int size) {
        shown.subList(size, shown.size()).clear();
        drawn.subList(size, drawn.size()).clear();
        getChildren().remove(size, getChildren().size());
    }
}
