package dev.patchbay.ui.chat.markdown;

import dev.patchbay.ui.fx.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A list: bullets, numbers or tasks.
final class DrawnItems implements Drawn {
    private static final double DIGIT = 9;
    private static final double NARROWEST = 20;

    private final VBox box = new VBox();
    private final @Nullable Integer start;
    private final Drawing drawing;
    private final List<Block.Item> shown = new ArrayList<>();
    private final List<MarkdownView> contents = new ArrayList<>();

    DrawnItems(Block.Items items, Drawing drawing) {
        this.drawing = drawing;
        this.start = items.start();
        box.getStyleClass().add("md-list");
        become(items);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public boolean become(Block block) {
        if (!(block instanceof Block.Items(var newStart, var items)) || !Objects.equals(start, newStart)) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            show(i, items.get(i));
        }
        shown.subList(items.size(), shown.size()).clear();
        contents.subList(items.size(), contents.size()).clear();
        box.getChildren().remove(items.size(), box.getChildren().size());
        return true;
    }

    private void show(int place, Block.Item item) {
        if (place < shown.size() && shown.get(place).equals(item)) {
            return;
        }
        if (place < shown.size() && Objects.equals(shown.get(place).done(), item.done())) {
            shown.set(place, item);
            contents.get(place).show(item.blocks());
            return;
        }
        var content = new MarkdownView(drawing);
        content.show(item.blocks());
        var row = new HBox(marker(place, item), content);
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().add("md-item");
        HBox.setHgrow(content, Priority.ALWAYS);
        if (place < shown.size()) {
            shown.set(place, item);
            contents.set(place, content);
            box.getChildren().set(place, row);
        } else {
            shown.add(item);
            contents.add(content);
            box.getChildren().add(row);
        }
    }

    private Node marker(int place, Block.Item item) {
        var marker = new Label();
        marker.getStyleClass().add("md-marker");
        marker.setMinWidth(Region.USE_PREF_SIZE);
        marker.setPrefWidth(NARROWEST);
        if (item.done() != null) {
            marker.setGraphic(Icons.of(item.done() ? "fth-check-square" : "fth-square", 14, "muted"));
            marker.setAccessibleText(drawing.words().get(item.done() ? "chat.task.done" : "chat.task.open"));
        } else if (start != null) {
            String number = (long) start + place + ".";
            marker.setText(number);
            marker.setPrefWidth(Math.max(NARROWEST, number.length() * DIGIT + 4));
            marker.getStyleClass().add("num");
        } else {
            marker.setText("•");
        }
        return marker;
    }
}
