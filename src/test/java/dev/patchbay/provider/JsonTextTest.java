package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTextTest {
    private static final String CHUNK =
            "{\"id\":\"a\",\"n\":[1,-2.50,1e3,true,null],\"o\":{\"text\":\"caf\u00e9 \\u00e9 \ud83d\ude42\\n\"},\"u\":12}";

    private final JsonText json = new JsonText();

    @ParameterizedTest
    @ValueSource(
            strings = {CHUNK, "  {\"a\":1} \t\r\n", "[{\"a\":[]},2]", "{}", "[]", "17", "-0.5", "true", "null", "\"x\""
            })
    void whatIsJsonIsTheSameTreeAsElsewhere(String text) throws TooLargeException {
        assertThat(tree(text)).isEqualTo(Json.parse(text));
        assertThat(tree(text)).as("and once more with the same parser").isEqualTo(Json.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[DONE]",
                "{",
                "{\"a\":1}}",
                "{\"a\":1} {}",
                "{\"a\":1} \"b}",
                "{\"a\":1} tru",
                "{\"a\" 1}",
                "1 2",
                "tru",
                "\"x",
                "{} 1",
                "{} \"\\",
                "<html>"
            })
    void whatIsNotOneWholeJsonTextIsRefused(String text) {
        assertThatThrownBy(() -> tree(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void aTextCutAnywhereIsRefusedAndTheNextIsReadAsIfNothingHadBeen() throws TooLargeException {
        for (int length = 0; length < CHUNK.length(); length++) {
            String cut = CHUNK.substring(0, length);

            assertThatThrownBy(() -> tree(cut)).as(cut).isInstanceOf(JacksonException.class);
            assertThat(tree(CHUNK)).isEqualTo(Json.parse(CHUNK));
        }
    }

    @Test
    void bytesThatAreNoCharactersAreReplaced() throws TooLargeException {
        byte[] latin = "{\"text\":\"caf\u00e9!\"}".getBytes(StandardCharsets.ISO_8859_1);
        json.set(latin, 0, latin.length);

        assertThat(json.tree().path("text").asString()).isEqualTo("caf\ufffd!");
    }

    private Object tree(String text) throws TooLargeException {
        byte[] bytes = ("..." + text + "...").getBytes(StandardCharsets.UTF_8);
        json.set(bytes, 3, bytes.length - 3);
        return json.tree();
    }
}
