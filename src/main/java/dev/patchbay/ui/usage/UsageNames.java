package dev.patchbay.ui.usage;

import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.TaskType;
import dev.patchbay.text.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How providers, models, tasks, profiles and days are called. Immutable.
record UsageNames(
        Map<ProviderId, String> providers, Map<ModelId, String> models, Map<String, String> profiles, Words words) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

    String provider(ProviderId id) {
        return providers.getOrDefault(id, id.value());
    }

    String model(ModelId id) {
        return models.getOrDefault(id, id.name());
    }

    String task(TaskType task) {
        String key = "task." + task.id();
        return words.has(key) ? words.get(key) : task.id();
    }

    String profile(String id) {
        return profiles.getOrDefault(id, id);
    }

    /// What a value of a dimension is called.
    String of(Dimension dimension, String key) {
        return switch (dimension) {
            case DAY -> day(LocalDate.parse(key));
            case PROVIDER -> provider(new ProviderId(key));
            case MODEL -> model(ModelId.parse(key));
            case TASK -> task(new TaskType(key));
            case PROFILE -> profile(key);
            case PURPOSE -> words.get("usage.purpose." + key.toLowerCase(Locale.ROOT));
            case STATUS -> words.get("usage.status." + key.toLowerCase(Locale.ROOT));
        };
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    /// Each word of the text with what it may stand for.
    ///
    /// @param members the values that occur
    List<Map<Dimension, Set<String>>> find(
            String text, Map<Dimension, ? extends Collection<String>> members, UsageRange range) {
        return Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> fitting(word, members, range))
                .toList();
    }

    private Map<Dimension, Set<String>> fitting(
            String word, Map<Dimension, ? extends Collection<String>> members, UsageRange range) {
        var fitting = new EnumMap<Dimension, Set<String>>(Dimension.class);
        members.forEach((dimension, keys) -> put(fitting, dimension, word, keys.stream()));
        put(fitting, Dimension.PURPOSE, word, names(Purpose.values()));
        put(fitting, Dimension.STATUS, word, names(CostStatus.values()));
        Set<String> days = range.from()
                .datesUntil(range.to().plusDays(1))
                .filter(day -> (day + " " + DAY_OF_YEAR.format(day))
                        .toLowerCase(Locale.ROOT)
                        .contains(word))
                .map(LocalDate::toString)
                .collect(Collectors.toSet());
        if (!days.isEmpty()) {
            fitting.put(Dimension.DAY, days);
        }
        return fitting;
    }

    private void put(Map<Dimension, Set<String>> fitting, Dimension dimension, String word, Stream<String> keys) {
        Set<String> fit = keys.filter(key -> (key + " " + of(dimension, key) + " " + providerOf(dimension, key))
                        .toLowerCase(Locale.ROOT)
                        .contains(word))
                .collect(Collectors.toSet());
        if (!fit.isEmpty()) {
            fitting.put(dimension, fit);
        }
    }

    private String providerOf(Dimension dimension, String key) {
        return dimension == Dimension.MODEL ? provider(ModelId.parse(key).provider()) : "";
    }

    private static Stream<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name);
    }
}
