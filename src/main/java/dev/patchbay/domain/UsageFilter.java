package dev.patchbay.domain;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which settled attempts count, by the day they were sent in the stored time zone. Values are written as
/// [Dimension] says. Immutable.
///
/// @param from  first day
/// @param to    last day, inclusive
/// @param demo  whether Demo's play money is shown too
/// @param only  the values let through; a dimension that is not named lets everything through
/// @param words each must fit an attempt in one of its dimensions at least; one without any fits nothing
public record UsageFilter(
        LocalDate from,
        LocalDate to,
        boolean demo,
        Map<Dimension, Set<String>> only,
        List<Map<Dimension, Set<String>>> words) {

    public UsageFilter {
        only = Map.copyOf(only);
        words = List.copyOf(words);
    }

    /// Everything in these days.
    public UsageFilter(LocalDate from, LocalDate to, boolean demo) {
        this(from, to, demo, Map.of(), List.of());
    }

    /// The same, with only these values of `dimension`, or with all of them if there are none.
    public UsageFilter only(Dimension dimension, @Nullable Set<String> values) {
        var other = new EnumMap<Dimension, Set<String>>(Dimension.class);
        other.putAll(only);
        if (values == null || values.isEmpty()) {
            other.remove(dimension);
        } else {
            other.put(dimension, Set.copyOf(values));
        }
        return new UsageFilter(from, to, demo, other, words);
    }

    public UsageFilter in(LocalDate first, LocalDate last) {
        return new UsageFilter(first, last, demo, only, words);
    }

    public UsageFilter withWords(List<Map<Dimension, Set<String>>> other) {
        return new UsageFilter(from, to, demo, only, other);
    }

    /// The dimensions that it looks at, days of the range aside.
    public Set<Dimension> dimensions() {
        var all = EnumSet.noneOf(Dimension.class);
        all.addAll(only.keySet());
        words.forEach(word -> all.addAll(word.keySet()));
        return all;
    }
}
