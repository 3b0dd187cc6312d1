package dev.patchbay.ui.router;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as people type them: `$5`, `5,00`, `1,000.50`, `1.000,50`, `4 096`. Empty means "none set".
final class TypedNumber {
    private static final BigDecimal MOST_USD = new BigDecimal("1000000");
    private static final int CAP_DECIMALS = 4;
    private static final int MOST_TOKENS = 10_000_000;
    private static final Pattern DOLLARS = Pattern.compile("^(us\\$|usd|\\$)|(us\\$|usd|\\$)$");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{0,12})?|\\.\\d{1,12}");
    /// `1,500` is one and a half to some, fifteen hundred to others: a cap must not be guessed a thousandfold too high.
    private static final Pattern AMBIGUOUS = Pattern.compile("[1-9]\\d{0,2},\\d{3}");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?");
    private static final Pattern POINT_THOUSANDS = Pattern.compile("\\d{1,3}(\\.\\d{3})+,\\d*|\\d{1,3}(\\.\\d{3}){2,}");

    private TypedNumber() {}

    /// A cap in US dollars; 0 is a cap too.
    static Optional<BigDecimal> cap(String typed) throws InvalidInputException {
        String text = squeezed(typed);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.startsWith("-") || text.startsWith("$-") || text.startsWith("−")) {
            throw new InvalidInputException("router.caps.negative");
        }
        String number = DOLLARS.matcher(text).replaceAll("");
        if (AMBIGUOUS.matcher(number).matches()) {
            throw new InvalidInputException("router.caps.ambiguous");
        }
        BigDecimal usd = decimal(number, "router.caps.notANumber");
        if (usd.compareTo(MOST_USD) > 0) {
            throw new InvalidInputException("router.caps.tooLarge");
        }
        if (usd.stripTrailingZeros().scale() > CAP_DECIMALS) {
            throw new InvalidInputException("router.caps.tooFine");
        }
        return Optional.of(new BigDecimal(usd.stripTrailingZeros().toPlainString()));
    }

    /// A temperature from 0 to 2.
    static Optional<Double> temperature(String typed) throws InvalidInputException {
        String text = squeezed(typed);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        double value = decimal(text, "router.temperature.invalid").doubleValue();
        if (value > 2) {
            throw new InvalidInputException("router.temperature.invalid");
        }
        return Optional.of(value);
    }

    /// A number of tokens, at least 1.
    static Optional<Integer> tokens(String typed) throws InvalidInputException {
        String text = squeezed(typed).replaceAll("(?<=\\d)[.,](?=\\d{3}(\\D|$))", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_TOKENS) {
            throw new InvalidInputException("router.maxTokens.invalid");
        }
        return Optional.of(Integer.valueOf(text));
    }

    private static BigDecimal decimal(String text, String words) throws InvalidInputException {
        String plain;
        if (THOUSANDS.matcher(text).matches()) {
            plain = text.replace(",", "");
        } else if (POINT_THOUSANDS.matcher(text).matches()) {
            plain = text.replace(".", "").replace(',', '.');
        } else {
            plain = text.replace(',', '.');
        }
        if (!NUMBER.matcher(plain).matches()) {
            throw new InvalidInputException(words);
        }
        return new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
    }

    private static String squeezed(String typed) {
        return typed.replaceAll("[\\s\\u00a0\\u202f'’_]", "").toLowerCase(Locale.ROOT);
    }
}
