package dev.patchbay.ui.usage;

import dev.patchbay.text.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// One row of the table.
///
/// @param key      what rows are sorted by in the first column
/// @param name     what stands there
/// @param provider its name, or "" where there are several
/// @param series   the colour of its provider in the chart, from 1; 0 for none
/// @param demo     play money
/// @param whole    what its share is counted of
record UsageLine(
        Kind kind, String key, String name, String provider, int series, boolean demo, UsageSum sum, BigDecimal whole) {

    enum Kind {
        ROW,
        TOTAL
    }

    boolean total() {
        return kind == Kind.TOTAL;
    }

    BigDecimal share() {
        return whole.signum() == 0 || demo ? BigDecimal.ZERO : sum.usd().divide(whole, 6, RoundingMode.HALF_UP);
    }

    String shareText() {
        return demo || sum.costUnknown() || whole.signum() == 0 ? "—" : Figures.percent(sum.usd(), whole);
    }
}
