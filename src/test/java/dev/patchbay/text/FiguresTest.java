package dev.patchbay.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void moneyOfAnAnswerHasFourDecimalsAndNeverASilentZero() {
        assertThat(Figures.answer(new BigDecimal("0.0125"))).isEqualTo("$0.0125");
        assertThat(Figures.answer(new BigDecimal("1234.5"))).isEqualTo("$1,234.5000");
        assertThat(Figures.answer(new BigDecimal("0.00001"))).isEqualTo("<$0.0001");
        assertThat(Figures.answer(BigDecimal.ZERO)).isEqualTo("$0.0000");
        assertThat(Figures.total(new BigDecimal("0.001"))).isEqualTo("<$0.01");
    }

    @Test
    void theExactAmountKeepsEveryDigit() {
        assertThat(Figures.exact(new BigDecimal("0.004196500000"))).isEqualTo("$0.0041965");
        assertThat(Figures.exact(new BigDecimal("5"))).isEqualTo("$5.00");
    }

    @Test
    void anEstimateIsMarkedAndAnUnknownPriceShowsNoAmount() {
        assertThat(Figures.cost(new Cost(new BigDecimal("0.1"), CostStatus.ESTIMATED)))
                .isEqualTo("~$0.1000");
        assertThat(Figures.cost(Cost.UNPRICED)).isEmpty();
    }

    @Test
    void timesReadAsOneWouldSayThem() {
        assertThat(Figures.duration(Duration.ofMillis(580))).isEqualTo("0.58 s");
        assertThat(Figures.duration(Duration.ofSeconds(20))).isEqualTo("20 s");
        assertThat(Figures.duration(Duration.ofMillis(12_345))).isEqualTo("12.3 s");
        assertThat(Figures.duration(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
    }
}
