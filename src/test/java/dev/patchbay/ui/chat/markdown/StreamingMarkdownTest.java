package dev.patchbay.ui.chat.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class StreamingMarkdownTest {
    private static final String ANSWER = """
            # Title

            A paragraph with **bold** text
            over two lines.

            - one
            - two
              - nested

              still two
            - three

            ```java
            int a = 1;

            # not a heading
            ```

            | a | b |
            |---|---|
            | 1 | 2 |

            > quoted
            lazily

            Setext
            ======

                indented code

            1. first
            2. second

            ***

            End.
            """;

    @Test
    void pieceByPieceEndsAsTheWholeDoes() {
        for (int size : new int[] {1, 2, 3, 7, 50}) {
            var streaming = new StreamingMarkdown();
            for (int from = 0; from < ANSWER.length(); from += size) {
                streaming.append(ANSWER.substring(from, Math.min(ANSWER.length(), from + size)));
            }
            assertEquals(Markdown.parse(ANSWER), streaming.blocks(), "In pieces of " + size);
        }
    }

    @Test
    void aFinishedBlockIsNeverParsedAgain() {
        var streaming = new StreamingMarkdown();
        streaming.append("First\n\nSecond\n");
        Block first = streaming.blocks().getFirst();

        streaming.append("grows\n\nThird");

        assertSame(first, streaming.blocks().getFirst());
        assertEquals(3, streaming.blocks().size());
    }

    @Test
    void theTailStaysSmallHoweverLongTheAnswer() {
        var streaming = new StreamingMarkdown();
        for (int i = 0; i < 300; i++) {
            streaming.append("Paragraph number " + i + "\n\n");
        }
        assertThat(streaming.tailLength()).isLessThan(60);
        assertEquals(300, streaming.blocks().size());
    }
}
