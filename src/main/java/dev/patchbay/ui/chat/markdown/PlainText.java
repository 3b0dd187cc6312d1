package dev.patchbay.ui.chat.markdown;

import java.util.List;
import java.util.stream.Collectors;

/// The words of Markdown without its signs, for places that know none.
public final class PlainText {
    private PlainText() {}

    public static String of(List<Block> blocks) {
        return blocks.stream().map(PlainText::of).collect(Collectors.joining("\n\n"));
    }

    private static String of(Block block) {
        return switch (block) {
            case Block.Heading(var level, var text) -> Run.text(text);
            case Block.Paragraph(var text) -> Run.text(text);
            case Block.Items items -> of(items);
            case Block.Quote(var blocks) -> of(blocks);
            case Block.Code code -> code.text();
            case Block.Table table -> of(table);
            case Block.Rule _ -> "";
        };
    }

    private static String of(Block.Items items) {
        var text = new StringBuilder();
        for (int i = 0; i < items.items().size(); i++) {
            String marker = items.start() == null ? "- " : (long) items.start() + i + ". ";
            String inside = of(items.items().get(i).blocks());
            text.append(i == 0 ? "" : "\n").append(marker).append(inside.replace("\n", "\n  "));
        }
        return text.toString();
    }

    private static String of(Block.Table table) {
        String head = row(table.head());
        String rows = table.rows().stream().map(PlainText::row).collect(Collectors.joining("\n"));
        return rows.isEmpty() ? head : head + "\n" + rows;
    }

    private static String row(List<List<Run>> cells) {
        return cells.stream().map(Run::text).collect(Collectors.joining("\t"));
    }
}
