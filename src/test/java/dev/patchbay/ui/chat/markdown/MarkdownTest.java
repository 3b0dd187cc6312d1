package dev.patchbay.ui.chat.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.patchbay.ui.chat.markdown.Run.Look;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    private static final Look PLAIN = Look.PLAIN;

    @Test
    void inlineLooksBecomeRunsAndNeighboursInTheSameLookAreOne() {
        var text = only("Plain **bold *both*** `code` ~~gone~~ [link](https://example.org)", Block.Paragraph.class)
                .text();

        assertEquals(
                List.of(
                        Run.plain("Plain "),
                        new Run("bold ", PLAIN.bolder(), null),
                        new Run("both", PLAIN.bolder().slanted(), null),
                        Run.plain(" "),
                        new Run("code", PLAIN.asCode(), null),
                        Run.plain(" "),
                        new Run("gone", PLAIN.crossedOut(), null),
                        Run.plain(" "),
                        new Run("link", PLAIN, "https://example.org")),
                text);
    }

    @Test
    void aBareAddressIsALinkAndAPictureIsOneToo() {
        assertThat(only("See https://example.org/a now", Block.Paragraph.class).text())
                .contains(new Run("https://example.org/a", PLAIN, "https://example.org/a"));
        assertThat(only("![a cat](https://example.org/cat.png)", Block.Paragraph.class)
                        .text())
                .containsExactly(new Run("a cat", PLAIN, "https://example.org/cat.png"));
    }

    @Test
    void onlyWebAndMailLinksAreOpened() {
        assertThat(Drawing.opens("https://example.org")).isTrue();
        assertThat(Drawing.opens("mailto:a@example.org")).isTrue();
        assertThat(Drawing.opens("file:///etc/passwd")).isFalse();
        assertThat(Drawing.opens("javascript:alert(1)")).isFalse();
        assertThat(Drawing.opens("x")).isFalse();
    }

    @Test
    void listsNestAndTasksKnowWhetherTheyAreDone() {
        var items = only("- [x] ran\n- [ ] walked\n  1. slowly\n  2. far", Block.Items.class)
                .items();

        assertThat(items).extracting(Block.Item::done).containsExactly(true, false);
        var nested = assertInstanceOf(Block.Items.class, items.get(1).blocks().getLast());
        assertEquals(1, nested.start());
        assertEquals(2, nested.items().size());
    }

    @Test
    void numbersInATableStandAtTheRight() {
        var table = only(
                "| Model | Cost | Note |\n|---|---|---|\n| A | $0.10 | x1 y |\n| B | −97.5% | |", Block.Table.class);

        assertEquals(List.of(Block.Align.LEFT, Block.Align.RIGHT, Block.Align.LEFT), table.columns());
        assertEquals(2, table.rows().size());
    }

    @Test
    void aFenceThatHasNotClosedIsStillOpen() {
        assertEquals(new Block.Code("java", "int a;", false), only("```java\nint a;", Block.Code.class));
        assertEquals(new Block.Code("java", "int a;", true), only("```Java title=x\nint a;\n```", Block.Code.class));
    }

    @Test
    void htmlIsShownAsItWasWrittenButALineBreakBreaks() {
        assertEquals(
                List.of(Run.plain("<script>alert(1)</script>")),
                only("<script>alert(1)</script>", Block.Paragraph.class).text());
        assertEquals(
                List.of(Run.plain("one\ntwo <b>three</b>")),
                only("one<br>two <b>three</b>", Block.Paragraph.class).text());
    }

    @Test
    void hostileTextIsReadToABoundedDepth() {
        assertThat(depth(Markdown.parse(">".repeat(5_000) + " deep"))).isLessThan(60);
        assertThat(depth(Markdown.parse(nestedList(300)))).isLessThan(60);
        assertThat(depth(Markdown.parse("*a **a ".repeat(2_000) + "b** b*".repeat(2_000))))
                .isLessThan(60);
        assertThat(depth(Markdown.parse("[".repeat(5_000) + "a" + "](b)".repeat(5_000))))
                .isLessThan(60);
        assertThat(depth(Markdown.parse("`a``b```c".repeat(5_000)))).isLessThan(60);
    }

    @Test
    void aHugeTableIsCutAndSaysHowManyRowsAreMissing() {
        var table = only("| a | b |\n|---|---|\n" + "| 1 | 2 |\n".repeat(2_000), Block.Table.class);

        assertEquals(500, table.rows().size());
        assertEquals(1_500, table.leftOut());
    }

    private static <T extends Block> T only(String text, Class<T> type) {
        List<Block> blocks = Markdown.parse(text);
        assertEquals(1, blocks.size(), () -> "Blocks of " + text);
        return assertInstanceOf(type, blocks.getFirst());
    }

    private static String nestedList(int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append("  ".repeat(i)).append("- x\n");
        }
        return text.toString();
    }

    private static int depth(List<Block> blocks) {
        int deepest = 0;
        for (Block block : blocks) {
            int inside = switch (block) {
                case Block.Quote(var quoted) -> depth(quoted);
                case Block.Items(var start, var items) ->
                    items.stream().mapToInt(item -> depth(item.blocks())).max().orElse(0);
                default -> 0;
            };
            deepest = Math.max(deepest, 1 + inside);
        }
        return deepest;
    }
}
