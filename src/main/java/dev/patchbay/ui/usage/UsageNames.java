package dev.patchbay.ui.usage;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.TaskType;
import dev.patchbay.text.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// How providers, models, tasks and days are called. Immutable.
record UsageNames(Map<ProviderId, String> providers, Map<ModelId, String> models, Words words) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    String provider(ProviderId id) {
        return providers.getOrDefault(id, id.value());
    }

    String model(ModelId id) {
        return models.getOrDefault(id, id.name());
    }

    String task(TaskType task) {
        return words.task(task);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    /// Whether every word of `filter` stands in one of the names of a cell.
    boolean matches(UsageCell cell, String filter) {
        return matches(
                filter,
                provider(cell.model().provider()),
                cell.model().toString(),
                model(cell.model()),
                task(cell.task()),
                cell.day().toString(),
                day(cell.day()));
    }

    static boolean matches(String filter, String... names) {
        String all = String.join(" ", names).toLowerCase(Locale.ROOT);
        return Stream.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }
}
