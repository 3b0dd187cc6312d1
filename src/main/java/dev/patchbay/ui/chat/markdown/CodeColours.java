package dev.patchbay.ui.chat.markdown;

import java.util.ArrayList;
import java.util.List;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;

/// Finds keywords, strings and comments in code. Call it off the FX thread; safe for use by several threads.
final class CodeColours {
    private static final int MOST_CHARACTERS = 200_000;

    private CodeColours() {}

    /// What a word of code is.
    enum Kind {
        PLAIN,
        KEYWORD,
        STRING,
        COMMENT
    }

    /// @param text part of one line
    record Span(String text, Kind kind) {}

    /// The lines of `code`; empty if its language is unknown or it is too long to be coloured.
    static List<List<Span>> of(String language, String code) {
        if (code.length() > MOST_CHARACTERS) {
            return List.of();
        }
        return Language.named(language).map(known -> lines(known, code)).orElse(List.of());
    }

    private static List<List<Span>> lines(Language language, String code) {
        // A token maker keeps its place in the text: one for each piece of code.
        TokenMaker maker = TokenMakerFactory.getDefaultInstance().getTokenMaker(language.style());
        var lines = new ArrayList<List<Span>>();
        int state = TokenTypes.NULL;
        for (String line : code.split("\n", -1)) {
            var spans = new ArrayList<Span>();
            char[] characters = line.toCharArray();
            Token token = maker.getTokenList(new Segment(characters, 0, characters.length), state, 0);
            for (; token != null; token = token.getNextToken()) {
                state = token.getType();
                add(spans, token);
            }
            lines.add(List.copyOf(spans));
        }
        return lines;
    }

    private static void add(List<Span> spans, Token token) {
        String text = token.isPaintable() ? token.getLexeme() : "";
        if (text == null || text.isEmpty()) {
            return;
        }
        Kind kind = token.isWhitespace() && !spans.isEmpty() ? spans.getLast().kind() : kind(token.getType());
        if (!spans.isEmpty() && spans.getLast().kind() == kind) {
            spans.set(spans.size() - 1, new Span(spans.getLast().text() + text, kind));
        } else {
            spans.add(new Span(text, kind));
        }
    }

    private static Kind kind(int type) {
        return switch (type) {
            case TokenTypes.COMMENT_EOL,
                    TokenTypes.COMMENT_MULTILINE,
                    TokenTypes.COMMENT_DOCUMENTATION,
                    TokenTypes.COMMENT_KEYWORD,
                    TokenTypes.COMMENT_MARKUP,
                    TokenTypes.MARKUP_COMMENT -> Kind.COMMENT;
            case TokenTypes.RESERVED_WORD,
                    TokenTypes.RESERVED_WORD_2,
                    TokenTypes.DATA_TYPE,
                    TokenTypes.LITERAL_BOOLEAN,
                    TokenTypes.PREPROCESSOR,
                    TokenTypes.MARKUP_TAG_NAME -> Kind.KEYWORD;
            case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
                    TokenTypes.LITERAL_CHAR,
                    TokenTypes.LITERAL_BACKQUOTE,
                    TokenTypes.REGEX,
                    TokenTypes.ERROR_STRING_DOUBLE,
                    TokenTypes.ERROR_CHAR,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE -> Kind.STRING;
            default -> Kind.PLAIN;
        };
    }
}
