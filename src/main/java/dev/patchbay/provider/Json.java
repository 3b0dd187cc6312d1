package dev.patchbay.provider;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as trees; decimals stay exact. Safe for use by several threads.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final long MOST = 1_000_000_000_000_000L;

    private Json() {}

    /// @return null if `text` is not JSON, or blank
    public static @Nullable JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (JacksonException e) {
            return null;
        }
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

    /// A count that can be true, or null: tokens are not negative, and sums of them must fit a long.
    public static @Nullable Long count(JsonNode node) {
        boolean possible = node.isIntegralNumber() && node.canConvertToLong();
        return possible && node.asLong() >= 0 && node.asLong() <= MOST ? node.asLong() : null;
    }

    /// An amount of money or of its parts, or null: nobody pays the user.
    public static @Nullable BigDecimal amount(JsonNode node) {
        return node.isNumber() && node.decimalValue().signum() >= 0 ? node.decimalValue() : null;
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
