package dev.patchbay.ui.usage;

import dev.patchbay.domain.UsageSum;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/// This period beside the one before it, equally many days of each: `+12% against 1–20 October 2026 ($36.11)`.
record ComparisonWords(Words words) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal TENFOLD = new BigDecimal(10);

    String of(UsageData data) {
        UsageData.Comparison compared = data.comparison();
        if (compared == null) {
            return "";
        }
        UsageRange.Pair days = compared.days();
        String before = UsageRange.span(days.beforeFrom(), days.beforeTo());
        LocalDate first = compared.firstEver();
        if (first == null || first.isAfter(days.beforeTo())) {
            return words.get("usage.compare.none", before);
        }
        if (first.isAfter(days.beforeFrom())) {
            return words.get("usage.compare.partly", before, UsageRange.span(first, first));
        }
        if (days.from().equals(data.now())) {
            return words.get(
                    "usage.compare.yesterday", Figures.total(compared.before().usd()));
        }
        return of(compared.now(), compared.before(), before);
    }

    private String of(UsageSum now, UsageSum then, String before) {
        if (then.usd().signum() == 0) {
            return words.get("usage.compare.nothing", before) + missing(then);
        }
        String against = words.get("usage.compare", change(now.usd(), then.usd()), before, Figures.total(then.usd()));
        return against + missing(then);
    }

    private String missing(UsageSum then) {
        return then.unpriced() == 0 ? "" : " " + words.get("usage.plusUnpriced", then.unpriced());
    }

    private String change(BigDecimal now, BigDecimal then) {
        if (now.compareTo(then.multiply(TENFOLD)) >= 0) {
            return words.get("usage.compare.times", now.divide(then, 0, RoundingMode.HALF_UP));
        }
        BigDecimal percent = now.subtract(then).multiply(HUNDRED).divide(then, 0, RoundingMode.HALF_UP);
        return switch (percent.signum()) {
            case 0 -> "±0%";
            case 1 -> "+" + percent.toPlainString() + "%";
            default -> "−" + percent.negate().toPlainString() + "%";
        };
    }
}
