package dev.patchbay.ui.prices;

import dev.patchbay.pricing.Pricing;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A rate as people type it, in US dollars for 1,000,000 tokens: `2.50`, `$2.5`, `0,075`.
final class TypedRate {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{0,12})?|\\.\\d{1,12}");

    /// A thousand to some, one to others.
    private static final Pattern AMBIGUOUS = Pattern.compile("[1-9]\\d{0,2},\\d{3}");

    private TypedRate() {}

    /// What is wrong with it: the key of the sentence.
    static final class InvalidRateException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidRateException(String key) {
            super(key);
        }
    }

    /// @return empty where nothing is typed
    static Optional<BigDecimal> read(String typed) throws InvalidRateException {
        String text = typed.replaceAll("[\\s\\u00a0\\u202f]", "").toLowerCase(Locale.ROOT);
        text = text.replaceAll("^(us\\$|usd|\\$)|(us\\$|usd|\\$)$", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.startsWith("-") || text.startsWith("−")) {
            throw new InvalidRateException("setPrice.wrong.negative");
        }
        if (AMBIGUOUS.matcher(text).matches()) {
            throw new InvalidRateException("setPrice.wrong.ambiguous");
        }
        String plain = text.contains(".") ? text : text.replace(',', '.');
        if (!NUMBER.matcher(plain).matches()) {
            throw new InvalidRateException("setPrice.wrong.notANumber");
        }
        BigDecimal rate = new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
        if (rate.compareTo(Pricing.MOST) > 0) {
            throw new InvalidRateException("setPrice.wrong.tooLarge");
        }
        return Optional.of(rate);
    }
}
