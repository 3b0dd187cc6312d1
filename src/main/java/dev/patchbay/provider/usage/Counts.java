package dev.patchbay.provider.usage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The counts of tokens in one object. Of what is paid for nothing is guessed: a count in quotation marks, with a
/// fraction or below zero is refused; null and absent are null.
record Counts(JsonNode object) {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    Counts in(String name) {
        return new Counts(object.path(name));
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    @Nullable
    Long count(String name) throws InvalidUsageException {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        BigDecimal number = node.isNumber() ? node.decimalValue() : null;
        if (number == null
                || number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
            throw new InvalidUsageException(name + " is not an integer: " + shown(node));
        }
        if (number.signum() < 0) {
            throw new InvalidUsageException(name + " is negative");
        }
        if (number.compareTo(MOST) > 0) {
            throw new InvalidUsageException(name + " is more than any count");
        }
        return number.longValueExact();
    }

    long orZero(String name) throws InvalidUsageException {
        return orZero(count(name));
    }

    static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    /// The sum; the largest long where it would not fit.
    static long plus(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static String shown(JsonNode node) {
        String text = node.isString() ? "'" + node.asString() + "'" : node.toString();
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
