package dev.patchbay.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/// One thing about a model that a price file changes.
///
/// @param field  a rate as the price files call it (`input`, `cached_input`, ...), or `status`, `shutdown`,
///               `replacement`, `peak_hours`, `price`
/// @param above  the prompt size above which the rate holds, or null for the base rate
/// @param before a plain decimal in US dollars per 1,000,000 tokens, or words; "" where there was none
/// @param after  as `before`
public record PriceDifference(String field, @Nullable Long above, String before, String after) {
    private static final MathContext DIGITS = new MathContext(12);

    public static PriceDifference rate(
            String field, @Nullable Long above, @Nullable BigDecimal before, @Nullable BigDecimal after) {
        return new PriceDifference(field, above, plain(before), plain(after));
    }

    /// By how many percent a rate changes, or null for anything else.
    public @Nullable BigDecimal percent() {
        if (!rate() || before.isEmpty() || after.isEmpty() || new BigDecimal(before).signum() == 0) {
            return null;
        }
        BigDecimal old = new BigDecimal(before);
        return new BigDecimal(after)
                .subtract(old)
                .multiply(BigDecimal.valueOf(100))
                .divide(old, DIGITS);
    }

    /// Whether it is an amount of money.
    public boolean rate() {
        return switch (field) {
            case "input", "output", "cached_input", "cache_write_5m", "cache_write_1h" -> true;
            default -> false;
        };
    }

    private static String plain(@Nullable BigDecimal rate) {
        if (rate == null) {
            return "";
        }
        return rate.signum() == 0 ? "0" : rate.stripTrailingZeros().toPlainString();
    }
}
