package dev.patchbay.ui.usage;

import dev.patchbay.domain.UsageSum;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import java.util.ArrayList;
import java.util.List;

/// A day in words, for the line below the chart and for those who hear it.
record DayWords(Words words) {

    String spoken(UsageChart.Day day, List<UsageChart.Series> series) {
        UsageSum sum = day.sum();
        String date = UsageNames.day(day.date());
        if (sum.attempts() == 0) {
            return words.get("usage.chart.nothing", date);
        }
        if (sum.usd().signum() == 0) {
            return sum.unpriced() == 0
                    ? words.get("usage.chart.free", date, sum.attempts())
                    : words.get("usage.chart.unpriced", date, sum.unpriced());
        }
        var parts = new ArrayList<String>();
        for (UsageChart.Series each : series) {
            UsageSum part = day.parts().get(each.colour());
            if (part != null && part.usd().signum() > 0) {
                parts.add(each.name() + " " + Figures.answer(part.usd()));
            }
        }
        String said = words.get("usage.chart.day", date, Figures.answer(sum.usd()), String.join(", ", parts));
        return said + rest(sum);
    }

    /// What the sum does not say: how much of it is a guess, and what is missing in it.
    String rest(UsageSum sum) {
        String estimated = sum.estimatedUsd().signum() == 0
                ? ""
                : ", " + words.get("usage.chart.estimated", Figures.answer(sum.estimatedUsd()));
        return sum.unpriced() == 0 ? estimated : estimated + ", " + words.get("usage.plusUnpriced", sum.unpriced());
    }
}
