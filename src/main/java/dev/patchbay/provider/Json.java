package dev.patchbay.provider;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as trees; decimals stay exact. Safe for use by several threads.
public final class Json {
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(Limits.MAX_DEPTH)
            .maxNumberLength(Limits.MAX_DIGITS)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

    /// Far finer than any price: more digits come from nowhere good.
    private static final int MOST_DECIMALS = 100;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,100})?");

    private Json() {}

    /// @return null if `text` is not JSON, or blank, or nested too deeply
    public static @Nullable JsonNode parse(String text) {
        try {
            return read(text);
        } catch (TooLargeException e) {
            return null;
        }
    }

    /// @return null if `text` is not JSON, or blank
    /// @throws TooLargeException if it exceeds [Limits#MAX_DEPTH] or [Limits#MAX_DIGITS]
    static @Nullable JsonNode read(String text) throws TooLargeException {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (StreamConstraintsException e) {
            throw tooLarge(e);
        } catch (JacksonException | NumberFormatException e) {
            return null; // no JSON, or a number beyond all numbers
        }
    }

    /// Whether `text` begins as JSON and ends before its end.
    static boolean breaksOff(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                parser.getStringLength();
            }
            return false;
        } catch (UnexpectedEndOfInputException e) {
            return true;
        } catch (JacksonException e) {
            // A number or a word that is cut is no end of input.
            return e.getLocation().getCharOffset() >= text.length() - 1;
        }
    }

    /// Which limit it was.
    static TooLargeException tooLarge(StreamConstraintsException e) {
        return e.getOriginalMessage().contains("depth")
                ? new TooLargeException("JSON", Limits.MAX_DEPTH, "levels")
                : new TooLargeException("A number", Limits.MAX_DIGITS, "digits");
    }

    /// A parser that is fed and can read one text after the other.
    static JsonParser parser() {
        return MAPPER.createNonBlockingByteArrayParser();
    }

    /// The value at which `parser` stands, to its end.
    public static JsonNode tree(JsonParser parser) {
        return JsonTree.read(parser);
    }

    /// `fields`, an object or nothing yet, together with the value at which `parser` stands, unless that is null.
    /// So the rare fields of an object become a tree, and where there are none, nothing is made.
    public static JsonNode with(JsonNode fields, String name, JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return fields;
        }
        ObjectNode object = fields instanceof ObjectNode some ? some : object();
        return object.set(name, tree(parser));
    }

    /// The words at which `parser` stands, or "" where something else stands, which is skipped.
    public static String words(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        parser.skipChildren();
        return "";
    }

    /// The text at which `parser` stands, or null where there is none or it is empty; all else is skipped.
    public static @Nullable String text(JsonParser parser) {
        String words = words(parser);
        return words.isEmpty() ? null : words;
    }

    /// As [#text(JsonParser)], also a number.
    public static @Nullable String label(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getString() : text(parser);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /// The text at `name`, or null where there is none or it is empty.
    public static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() && !value.asString().isEmpty() ? value.asString() : null;
    }

    /// The words at `node`, or "" where something else stands.
    public static String words(JsonNode node) {
        return node.isString() ? node.asString() : "";
    }

    /// A name or a number as text, or null where there is none or it is empty.
    public static @Nullable String label(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() ? value.asString() : text(node, name);
    }

    /// A count that can be true, or null: tokens are not negative, and sums of them must fit a long. Some write
    /// 12 as "12" or as 12.0.
    public static @Nullable Long count(JsonNode node) {
        BigDecimal amount = amount(node);
        if (amount == null || amount.stripTrailingZeros().scale() > 0 || amount.compareTo(MOST) > 0) {
            return null;
        }
        return amount.longValue();
    }

    /// An amount of money or of its parts, or null: nobody pays the user, and nobody pays more than there is.
    public static @Nullable BigDecimal amount(JsonNode node) {
        BigDecimal amount = null;
        if (node.isNumber()) {
            amount = node.decimalValue();
        } else if (NUMBER.matcher(words(node)).matches()) {
            amount = new BigDecimal(node.asString());
        }
        boolean possible = amount != null
                && amount.signum() >= 0
                && Math.abs((long) amount.scale()) <= MOST_DECIMALS
                && amount.compareTo(MOST) <= 0;
        return possible ? amount : null;
    }

    /// Whether something other than null stands at `name`.
    public static boolean has(JsonNode node, String name) {
        return !node.path(name).isMissingNode() && !node.path(name).isNull();
    }

    /// Whether `text` is one whole JSON object.
    public static boolean isObject(String text) {
        JsonNode node = parse(text);
        return node != null && node.isObject();
    }
}
