package dev.patchbay.ui.usage;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.UsageGroup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which of the chart's five colours stands for what: the dearest first. Where there are more than five, the last
/// colour is that of all others together.
record Colours(Dimension stack, Map<String, Integer> byKey, List<List<String>> keys) {
    private static final int MOST = 5;

    static Colours of(UsageData data) {
        var usd = new HashMap<String, BigDecimal>();
        for (UsageGroup group : data.members()) {
            if (!group.demo() || data.query().demo()) {
                usd.merge(group.key(), group.sum().usd(), BigDecimal::add);
            }
        }
        List<String> order = usd.entrySet().stream()
                .filter(entry -> entry.getValue().signum() > 0)
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        var byKey = new HashMap<String, Integer>();
        var keys = new ArrayList<List<String>>();
        for (String key : order) {
            if (keys.size() < MOST) {
                keys.add(new ArrayList<>());
            }
            keys.getLast().add(key);
            byKey.put(key, keys.size());
        }
        return new Colours(data.query().stack(), Map.copyOf(byKey), List.copyOf(keys));
    }

    /// The colour of a value of any dimension, or 0 if it has none of its own.
    int of(Dimension dimension, String key) {
        if (dimension == stack) {
            return byKey.getOrDefault(key, 0);
        }
        return dimension == Dimension.MODEL && stack == Dimension.PROVIDER
                ? byKey.getOrDefault(ModelId.parse(key).provider().value(), 0)
                : 0;
    }
}
