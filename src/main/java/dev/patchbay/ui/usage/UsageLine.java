package dev.patchbay.ui.usage;

import dev.patchbay.domain.UsageSum;
import dev.patchbay.text.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// One row of the table.
///
/// @param key      the value of the row's dimension; "" in a total
/// @param name     what stands in the first column
/// @param provider the name of its provider, or "" where there are several
/// @param colour   in the chart, from 1; 0 for none
/// @param demo     play money
/// @param state    whether it was picked, or another one was
/// @param whole    what its share is counted of
record UsageLine(
        Kind kind,
        String key,
        String name,
        String provider,
        int colour,
        boolean demo,
        State state,
        UsageSum sum,
        BigDecimal whole) {

    enum Kind {
        ROW,
        TOTAL
    }

    enum State {
        PLAIN,
        CHOSEN,
        /// Others of its kind were picked: it is in no sum.
        LEFT_OUT
    }

    /// Whether it stands for one model.
    boolean model() {
        return !total() && !provider.isEmpty() && key.contains("/");
    }

    boolean total() {
        return kind == Kind.TOTAL;
    }

    BigDecimal share() {
        return whole.signum() == 0 || demo ? BigDecimal.ZERO : sum.usd().divide(whole, 6, RoundingMode.HALF_UP);
    }

    String shareText() {
        return demo || sum.costUnknown() || whole.signum() == 0 || state == State.LEFT_OUT
                ? "—"
                : Figures.percent(sum.usd(), whole);
    }
}
