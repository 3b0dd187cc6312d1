package dev.patchbay.catalog;

import dev.patchbay.domain.Rates;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads rates: decimal strings in US dollars per 1,000,000 tokens. Whoever writes per 1,000 tokens or per token
/// is refused, as are all numbers that no provider charges.
final class RateReader {
    /// In US dollars per 1,000,000 tokens: far above all known prices, far below any that was taken for another unit.
    static final BigDecimal MOST = BigDecimal.valueOf(1000);

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,30})?");
    private static final Pattern OTHER_UNIT =
            Pattern.compile("(?i)per_?(1_?k|1_?000|thousand|token|tok|character|second)(?!.*m(illion|tok))");

    private RateReader() {}

    /// @param base rates that hold where `json` leaves one out, or null
    static Rates read(JsonNode json, @Nullable Rates base) throws InvalidEntryException {
        if (!json.isObject()) {
            throw new InvalidEntryException("rates are missing");
        }
        BigDecimal input = rate(json, "input", base == null ? null : base.input());
        BigDecimal output = rate(json, "output", base == null ? null : base.output());
        if (input == null || output == null) {
            throw new InvalidEntryException("the rate for " + (input == null ? "input" : "output") + " is missing");
        }
        return new Rates(
                input,
                output,
                rate(json, "cached_input", base == null ? null : base.cachedInput()),
                rate(json, "cache_write_5m", base == null ? null : base.cacheWrite5m()),
                rate(json, "cache_write_1h", base == null ? null : base.cacheWrite1h()));
    }

    private static @Nullable BigDecimal rate(JsonNode json, String name, @Nullable BigDecimal base)
            throws InvalidEntryException {
        JsonNode rate = json.path(name);
        if (rate.isMissingNode() || rate.isNull()) {
            return base;
        }
        if (!rate.isString()) {
            throw new InvalidEntryException(name + " is not a decimal in quotation marks: " + rate);
        }
        return checked(name, rate.asString());
    }

    /// @throws InvalidEntryException if `text` is no plain decimal from 0 to 1000
    static BigDecimal checked(String name, String text) throws InvalidEntryException {
        if (text.strip().startsWith("-")) {
            throw new InvalidEntryException(name + " is negative: " + text);
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new InvalidEntryException(name + " is not a decimal: " + text);
        }
        BigDecimal rate = new BigDecimal(text);
        if (rate.compareTo(MOST) > 0) {
            throw new InvalidEntryException(
                    name + " is more than $1,000 for 1,000,000 tokens: " + text + ". Is it written for another unit?");
        }
        return rate;
    }

    /// Refuses names such as `input_per_1k`, wherever in the entry they stand.
    static void checkNames(JsonNode json) throws InvalidEntryException {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (OTHER_UNIT.matcher(field.getKey()).find()) {
                throw new InvalidEntryException(
                        field.getKey() + " is another unit: prices are in US dollars for 1,000,000 tokens");
            }
            checkNames(field.getValue());
        }
        if (json.isArray()) {
            for (JsonNode element : json) {
                checkNames(element);
            }
        }
    }
}
