package dev.patchbay.ui.chat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.text.Figures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/// What a conversation has cost: computed from its attempts, each time.
///
/// @param usd       the sum of what has a price
/// @param estimated whether part of it is an estimate
/// @param unpriced  attempts without a known price
record Spent(BigDecimal usd, boolean estimated, long unpriced) {

    static Spent on(List<Attempt> attempts) {
        List<Cost> costs =
                attempts.stream().map(Attempt::cost).filter(Objects::nonNull).toList();
        BigDecimal sum =
                costs.stream().map(Cost::usd).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Spent(
                sum,
                costs.stream().anyMatch(cost -> cost.status() == CostStatus.ESTIMATED),
                costs.stream()
                        .filter(cost -> cost.status() == CostStatus.UNPRICED)
                        .count());
    }

    /// `$0.0104`, `~$0.0104`, or "" if nothing in it has a price.
    String shown() {
        if (unpriced > 0 && usd.signum() == 0) {
            return "";
        }
        return (estimated && usd.signum() > 0 ? "~" : "") + Figures.answer(usd);
    }
}
