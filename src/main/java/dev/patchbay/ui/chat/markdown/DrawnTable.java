package dev.patchbay.ui.chat.markdown;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// A table. Rows that stay the same are not touched.
final class DrawnTable implements Drawn {
    /// More columns than this scroll sideways instead of becoming unreadably narrow.
    private static final int MOST_COLUMNS = 7;

    private final Drawing drawing;
    private final VBox root = new VBox();
    private final TableGrid grid;
    private final Label more = new Label();
    private final List<List<Run>> head;
    private final List<List<List<Run>>> shown = new ArrayList<>();
    private List<Block.Align> columns;

    DrawnTable(Block.Table table, Drawing drawing) {
        this.drawing = drawing;
        this.head = table.head();
        this.columns = table.columns();
        boolean wide = head.size() > MOST_COLUMNS;
        grid = new TableGrid(head.size(), wide);
        more.getStyleClass().add("md-more");
        root.getStyleClass().add("md-table");
        root.getChildren().addAll(wide ? new SidewaysScroll(grid) : grid, more);
        grid.addRow(head.stream().map(cell -> cell(cell, "md-th")).toList());
        grid.rounded();
        become(table);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public boolean become(Block block) {
        if (!(block instanceof Block.Table table) || !table.head().equals(head)) {
            return false;
        }
        int same = 0;
        while (same < shown.size()
                && same < table.rows().size()
                && shown.get(same).equals(table.rows().get(same))) {
            same++;
        }
        grid.keepRows(1 + same);
        shown.subList(same, shown.size()).clear();
        for (List<List<Run>> row : table.rows().subList(same, table.rows().size())) {
            shown.add(row);
            grid.addRow(row.stream().map(cell -> cell(cell, "md-td")).toList());
        }
        columns = table.columns();
        grid.align(columns.stream().map(DrawnTable::alignment).toList());
        boolean cut = table.leftOut() > 0;
        more.setText(cut ? drawing.words().get("chat.table.more", table.leftOut()) : "");
        more.setManaged(cut);
        more.setVisible(cut);
        return true;
    }

    private RunsFlow cell(List<Run> text, String styleClass) {
        var cell = new RunsFlow(drawing);
        cell.getStyleClass().addAll("md-cell", styleClass);

        cell.show(text);
        return cell;
    }

    private static TextAlignment alignment(Block.Align align) {
        return switch (align) {
            case LEFT -> TextAlignment.LEFT;
            case CENTER -> TextAlignment.CENTER;
            case RIGHT -> TextAlignment.RIGHT;
        };
    }
}
