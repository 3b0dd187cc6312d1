package dev.patchbay.text;

import dev.patchbay.domain.Coming;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.PriceDifference;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.Rates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Prices in words, shared by window and terminal. Immutable.
public final class PriceWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Words words;

    public PriceWords(Words words) {
        this.words = words;
    }

    /// `set by you on 23 November 2026`, `LiteLLM price map of ...`; the page of a bundled price in full.
    public String source(PriceOrigin origin) {
        String key = "price.source." + origin.kind().name().toLowerCase(Locale.ROOT);
        return words.get(key, origin.name(), origin.on() == null ? "" : day(origin.on()));
    }

    /// `$2.50 in, $10.00 out`, or that it is free.
    public String rates(Rates rates) {
        return rates.free()
                ? words.get("price.free")
                : words.get("price.rates", Figures.rate(rates.input()), Figures.rate(rates.output()));
    }

    /// `23 November 2026`.
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /// The day of a moment, UTC: that is how providers announce them.
    public String day(Instant moment) {
        return day(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    /// `input $2.00 → $2.20 (+10%)`, `ends 1 December 2026`.
    public String difference(PriceDifference difference) {
        Long above = difference.above();
        String name = words.get("price.field." + difference.field());
        String field = above == null ? name : words.get("price.field.above", name, Figures.count(above));
        return words.get(
                "price.difference." + form(difference),
                field,
                amount(difference, difference.before()),
                amount(difference, difference.after()),
                percent(difference.percent()));
    }

    private static String form(PriceDifference difference) {
        if (difference.before().isEmpty()) {
            return "new";
        }
        if (difference.after().isEmpty()) {
            return "gone";
        }
        return difference.percent() == null ? "changed" : "percent";
    }

    private String amount(PriceDifference difference, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (difference.field()) {
            case "shutdown" -> day(Instant.parse(value));
            case "status" -> words.get("price.status." + value.toLowerCase(Locale.ROOT));
            case "replacement" -> value;
            default -> Figures.rate(new BigDecimal(value));
        };
    }

    private static String percent(@Nullable BigDecimal percent) {
        if (percent == null) {
            return "";
        }
        BigDecimal rounded = percent.setScale(percent.abs().compareTo(BigDecimal.TEN) < 0 ? 1 : 0, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return (percent.signum() > 0 ? "+" : "") + rounded.toPlainString().replace('-', '−') + "%";
    }

    /// A sentence about what will happen to a model.
    ///
    /// @param model    how a model is called
    /// @param provider how its provider is called
    public String coming(Coming coming, Function<ModelId, String> model, Function<ModelId, String> provider) {
        return switch (coming) {
            case Coming.Shutdown shutdown -> shutdown(shutdown, model, provider.apply(shutdown.model()));
            case Coming.NewPrice price -> price(price, model.apply(price.model()));
        };
    }

    private String shutdown(Coming.Shutdown it, Function<ModelId, String> model, String provider) {
        Instant at = it.at();
        String key = it.over() ? at == null ? "retired" : "ended" : "ends";
        String sentence =
                words.get("price.coming." + key, model.apply(it.model()), at == null ? "" : day(at), provider);
        String instead = it.replacement();
        return instead == null
                ? sentence
                : sentence + " "
                        + words.get(
                                "price.coming.instead",
                                provider,
                                model.apply(new ModelId(it.model().provider(), instead)));
    }

    private String price(Coming.NewPrice it, String model) {
        Rates after = it.after();
        if (after == null) {
            return words.get("price.coming.unpriced", model, day(it.at()));
        }
        return words.get(
                "price.coming." + direction(it.before(), after), model, day(it.at()), rates(it.before()), rates(after));
    }

    private static String direction(Rates before, Rates after) {
        int input = after.input().compareTo(before.input());
        int output = after.output().compareTo(before.output());
        if (input >= 0 && output >= 0 && input + output > 0) {
            return "dearer";
        }
        return input <= 0 && output <= 0 && input + output < 0 ? "cheaper" : "changed";
    }
}
