package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.TokenEstimate;
import dev.patchbay.domain.Tool;
import dev.patchbay.domain.Usage;
import dev.patchbay.ledger.Plans;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is held for a request is never less than what it can come to cost.
class WorstCaseTest {
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void noUsageWithinItsBoundsCostsMoreThanTheWorstCaseOfAnyModelAtAnyHour() {
        var providers = new ProviderCatalog();
        var models = new ModelCatalog(providers);
        var prices = new PriceBook(providers);
        var random = new Random(20_261_122);
        int looked = 0;
        for (var provider : providers.all()) {
            for (Model model : models.of(provider.id())) {
                Price price = prices.at(model.id(), AT).orElse(null);
                for (int i = 0; price != null && i < 40; i++) {
                    long most = 1 + random.nextLong(random.nextBoolean() ? 4_000 : 400_000);
                    int maxTokens = 1 + random.nextInt(20_000);
                    Usage usage = within(most, maxTokens, random);
                    Instant sent = AT.plus(Duration.ofMinutes(random.nextInt(10_080)));
                    assertThat(price.computed(usage, sent))
                            .as("%s with %s at %s", model.id(), usage, sent)
                            .isLessThanOrEqualTo(price.worstCase(most, maxTokens));
                    looked++;
                }
            }
        }
        assertThat(looked).isGreaterThan(1_000);
    }

    @Test
    void aTierThatThePromptCannotReachHoldsNoMoney() {
        var tier = new Price.Tier(200_000, Rates.of("2", "20"));
        Price plain = Plans.price(ModelId.of("openai", "test"), "1", "10");
        var price =
                new Price(plain.id(), plain.model(), plain.rates(), List.of(tier), null, null, null, plain.origin());

        assertThat(price.worstCase(200_000, 1_000)).isEqualByComparingTo(new BigDecimal("0.21"));
        assertThat(price.worstCase(200_001, 1_000)).isEqualByComparingTo(new BigDecimal("0.420002"));
    }

    @Test
    void toolsCountTwiceAndOnceMoreForWhatAProviderSaysAboutThem() {
        List<Message> hello = List.of(Message.user("Hello"));
        var tool = new Tool("weather", "Tells the weather", "{\"type\":\"object\"}");
        int bytes = (tool.name() + tool.description() + tool.parameters()).length();

        long more = TokenEstimate.atMost(null, hello, List.of(tool), Dialect.COMPATIBLE)
                - TokenEstimate.atMost(null, hello, List.of(), Dialect.COMPATIBLE);

        assertThat(more).isGreaterThanOrEqualTo(2L * bytes + 1_000);
    }

    private static Usage within(long input, int maxTokens, Random random) {
        long cached = random.nextLong(input + 1);
        long short5m = random.nextLong(input - cached + 1);
        long long1h = random.nextLong(input - cached - short5m + 1);
        return new Usage(
                input - cached - short5m - long1h,
                cached,
                short5m,
                long1h,
                random.nextInt(maxTokens + 1),
                null,
                true,
                null,
                "");
    }
}
