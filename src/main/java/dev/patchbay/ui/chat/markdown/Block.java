package dev.patchbay.ui.chat.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block of Markdown, ready to be drawn. Immutable: parsed on any thread, drawn on the FX thread, and
/// compared with what is drawn already so that only what changed is laid out again.
public sealed interface Block {

    /// @param level 1 to 6
    record Heading(int level, List<Run> text) implements Block {
        public Heading {
            text = List.copyOf(text);
        }
    }

    record Paragraph(List<Run> text) implements Block {
        public Paragraph {
            text = List.copyOf(text);
        }
    }

    /// @param start the first number of an ordered list, or null for bullets
    record Items(@Nullable Integer start, List<Item> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// @param done whether a task is ticked, or null if the item is no task
    record Item(@Nullable Boolean done, List<Block> blocks) {
        public Item {
            blocks = List.copyOf(blocks);
        }
    }

    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /// @param language the first word after the fence, or ""
    /// @param closed   false while the closing fence has not come
    record Code(String language, String text, boolean closed) implements Block {}

    /// @param leftOut rows that are not drawn because the table is too large
    record Table(List<Align> columns, List<List<Run>> head, List<List<List<Run>>> rows, int leftOut) implements Block {
        public Table {
            columns = List.copyOf(columns);
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    record Rule() implements Block {}

    /// How a column of a table stands.
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }
}
