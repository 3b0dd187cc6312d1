package dev.patchbay.ui.chat.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.patchbay.ui.chat.markdown.CodeColours.Kind;
import dev.patchbay.ui.chat.markdown.CodeColours.Span;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CodeColoursTest {

    @Test
    void keywordsStringsAndCommentsAreFound() {
        List<List<Span>> lines = CodeColours.of("java", "return \"a\"; // why");

        assertThat(lines.getFirst())
                .contains(new Span("\"a\"", Kind.STRING), new Span("// why", Kind.COMMENT))
                .anyMatch(span -> span.text().startsWith("return") && span.kind() == Kind.KEYWORD);
    }

    @Test
    void aCommentOverSeveralLinesStaysOne() {
        List<List<Span>> lines = CodeColours.of("java", "/* one\n two */ int a;");

        assertEquals(Kind.COMMENT, lines.get(0).getFirst().kind());
        assertEquals(Kind.COMMENT, lines.get(1).getFirst().kind());
        assertEquals(Kind.PLAIN, lines.get(1).getLast().kind());
    }

    @Test
    void noCharacterIsLostInAnyLanguage() {
        String code = "SELECT 'it''s' AS x, \"q\" -- end\n\n\t<a href=\"b\">c</a> # d\n/* open";
        for (String language : List.of("sql", "java", "python", "js", "xml", "bash", "yaml", "rust", "scss", "md")) {
            String again = CodeColours.of(language, code).stream()
                    .map(line -> line.stream().map(Span::text).collect(Collectors.joining()))
                    .collect(Collectors.joining("\n"));
            assertEquals(code, again, language);
        }
    }

    @Test
    void anUnknownLanguageHasNoColours() {
        assertThat(CodeColours.of("klingon", "x")).isEmpty();
    }
}
