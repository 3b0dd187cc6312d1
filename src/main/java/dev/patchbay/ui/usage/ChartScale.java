package dev.patchbay.ui.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The money axis: round steps, at most five of them.
///
/// @param top of the axis, US dollars
record ChartScale(BigDecimal step, BigDecimal top) {
    private static final BigDecimal LEAST_STEP = new BigDecimal("0.0001");
    private static final int STEPS = 5;

    /// @param most what must fit
    static ChartScale of(BigDecimal most) {
        BigDecimal rough = most.divide(BigDecimal.valueOf(STEPS), 12, RoundingMode.UP);
        BigDecimal step = LEAST_STEP;
        List<BigDecimal> factors = List.of(new BigDecimal("2"), new BigDecimal("2.5"), new BigDecimal("2"));
        for (int i = 0; step.compareTo(rough) < 0; i++) {
            step = step.multiply(factors.get(i % factors.size()));
        }
        BigDecimal steps = most.divide(step, 0, RoundingMode.UP).max(BigDecimal.ONE);
        return new ChartScale(step.stripTrailingZeros(), step.multiply(steps));
    }

    List<BigDecimal> ticks() {
        var ticks = new ArrayList<BigDecimal>();
        for (BigDecimal at = BigDecimal.ZERO; at.compareTo(top) <= 0; at = at.add(step)) {
            ticks.add(at);
        }
        return ticks;
    }

    /// Where `usd` lies, from 0 to 1.
    double share(BigDecimal usd) {
        return usd.divide(top, 9, RoundingMode.HALF_UP).doubleValue();
    }

    /// As many decimals as the step needs: `$0.50`, `$5`.
    String text(BigDecimal at) {
        int decimals = Math.max(0, step.scale());
        int shown = decimals == 1 ? 2 : decimals;
        return "$"
                + (at.signum() == 0
                        ? "0"
                        : at.setScale(shown, RoundingMode.HALF_UP).toPlainString());
    }
}
