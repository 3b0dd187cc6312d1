package dev.patchbay.ui.prices;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Rates;
import dev.patchbay.ui.prices.TypedRate.InvalidRateException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A price while it is typed. Used on the FX thread.
final class PriceDraft {

    /// The five rates, as [Rates] has them.
    enum Field {
        INPUT,
        OUTPUT,
        CACHED_INPUT,
        CACHE_WRITE_5M,
        CACHE_WRITE_1H;

        boolean needed() {
            return this == INPUT || this == OUTPUT;
        }
    }

    /// What is to be kept.
    record Typed(Rates rates, Instant from) {}

    private final ModelId model;
    private final ZoneId zone;
    private final Map<Field, StringProperty> rates = new EnumMap<>(Field.class);
    private final Map<Field, ReadOnlyStringWrapper> errors = new EnumMap<>(Field.class);
    private final StringProperty from = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper fromError = new ReadOnlyStringWrapper("");

    /// @param start what the fields begin with, or null
    PriceDraft(ModelId model, @Nullable Price start, ZoneId zone) {
        this.model = model;
        this.zone = zone;
        for (Field field : Field.values()) {
            BigDecimal rate = start == null ? null : rate(start.rates(), field);
            rates.put(field, new SimpleStringProperty(rate == null ? "" : rate.toPlainString()));
            errors.put(field, new ReadOnlyStringWrapper(""));
        }
    }

    ModelId model() {
        return model;
    }

    StringProperty rate(Field field) {
        return Objects.requireNonNull(rates.get(field), "each field has a text");
    }

    /// The key of the sentence that says what is wrong; "" if nothing is.
    ReadOnlyStringProperty error(Field field) {
        return wrong(field).getReadOnlyProperty();
    }

    private ReadOnlyStringWrapper wrong(Field field) {
        return Objects.requireNonNull(errors.get(field), "each field has a place for what is wrong");
    }

    /// A day, or "" for now.
    StringProperty from() {
        return from;
    }

    ReadOnlyStringProperty fromError() {
        return fromError.getReadOnlyProperty();
    }

    /// What was typed; empty, with the errors set, if it cannot be a price.
    Optional<Typed> read(Instant now) {
        var values = new EnumMap<Field, BigDecimal>(Field.class);
        for (Field field : Field.values()) {
            wrong(field).set(read(field, values));
        }
        Instant begin = begin(now);
        BigDecimal input = values.get(Field.INPUT);
        BigDecimal output = values.get(Field.OUTPUT);
        boolean wrong = errors.values().stream().anyMatch(error -> !error.get().isEmpty());
        return wrong || begin == null || input == null || output == null
                ? Optional.empty()
                : Optional.of(new Typed(
                        new Rates(
                                input,
                                output,
                                values.get(Field.CACHED_INPUT),
                                values.get(Field.CACHE_WRITE_5M),
                                values.get(Field.CACHE_WRITE_1H)),
                        begin));
    }

    private String read(Field field, Map<Field, BigDecimal> values) {
        try {
            Optional<BigDecimal> rate = TypedRate.read(rate(field).get());
            rate.ifPresent(found -> values.put(field, found));
            return rate.isEmpty() && field.needed() ? "setPrice.wrong.missing" : "";
        } catch (InvalidRateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private @Nullable Instant begin(Instant now) {
        String typed = from.get().strip();
        try {
            fromError.set("");
            return typed.isEmpty()
                    ? now
                    : LocalDate.parse(typed).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            fromError.set("setPrice.wrong.date");
            return null;
        }
    }

    private static @Nullable BigDecimal rate(Rates rates, Field field) {
        return switch (field) {
            case INPUT -> rates.input();
            case OUTPUT -> rates.output();
            case CACHED_INPUT -> rates.cachedInput();
            case CACHE_WRITE_5M -> rates.cacheWrite5m();
            case CACHE_WRITE_1H -> rates.cacheWrite1h();
        };
    }
}
