package dev.patchbay.pricing;

import dev.patchbay.domain.Price;
import dev.patchbay.domain.Rates;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The rates of one entry of the LiteLLM price map, as exact US dollars per 1,000,000 tokens.
///
/// @param tiers smallest threshold first
record LiteLlmRates(Rates base, List<Price.Tier> tiers) {
    private static final int MILLION_DIGITS = 6;
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);

    /// Numbers that went through a binary fraction somewhere: `1.5000000000000002e-07` means 0.15.
    private static final MathContext WRITTEN = new MathContext(12);

    private static final int DIGITS_OF_NOISE = 15;
    private static final Pattern TIER = Pattern.compile("(?:in|out)put_cost_per_token_above_(\\d{1,6})k_tokens");
    private static final long THOUSAND = 1000;

    /// @param known the price that the files have, or null: what the map does not mention stays as it was as long as
    ///              input and output do
    static LiteLlmRates read(JsonNode json, @Nullable Price known) throws NotTakenException {
        BigDecimal input = rate(json, "input_cost_per_token");
        BigDecimal output = rate(json, "output_cost_per_token");
        if (input == null || output == null) {
            throw NotTakenException.leftOut(
                    json.has("tiered_pricing") ? "priced in steps of the prompt" : "no price for input or output");
        }
        if (input.signum() == 0 || output.signum() == 0) {
            throw unknown();
        }
        boolean same = known != null
                && known.rates().input().compareTo(input) == 0
                && known.rates().output().compareTo(output) == 0;
        Rates old = same && known != null ? known.rates() : null;
        Rates base = new Rates(
                input,
                output,
                orOld(cache(json, "cache_read_input_token_cost"), old == null ? null : old.cachedInput()),
                orOld(cache(json, "cache_creation_input_token_cost"), old == null ? null : old.cacheWrite5m()),
                orOld(
                        cache(json, "cache_creation_input_token_cost_above_1hr"),
                        old == null ? null : old.cacheWrite1h()));
        List<Price.Tier> tiers = tiers(json, base, known);
        return new LiteLlmRates(base, tiers.isEmpty() && same && known != null ? known.tiers() : tiers);
    }

    private static List<Price.Tier> tiers(JsonNode json, Rates base, @Nullable Price known) throws NotTakenException {
        var sizes = new TreeMap<Long, String>();
        json.properties().forEach(field -> {
            Matcher tier = TIER.matcher(field.getKey());
            if (tier.matches()) {
                sizes.put(Long.parseLong(tier.group(1)) * THOUSAND, "_above_" + tier.group(1) + "k_tokens");
            }
        });
        var tiers = new ArrayList<Price.Tier>();
        for (var size : sizes.entrySet()) {
            Price.Tier old = old(known, size.getKey());
            tiers.add(new Price.Tier(
                    old == null ? size.getKey() : old.aboveInputTokens(), tier(json, size.getValue(), base, old)));
        }
        return tiers;
    }

    private static Rates tier(JsonNode json, String above, Rates base, Price.@Nullable Tier known)
            throws NotTakenException {
        BigDecimal input = orOld(rate(json, "input_cost_per_token" + above), base.input());
        BigDecimal output = orOld(rate(json, "output_cost_per_token" + above), base.output());
        if (input != null && input.signum() == 0 || output != null && output.signum() == 0) {
            throw unknown();
        }
        Rates old = known != null
                        && input != null
                        && output != null
                        && known.rates().input().compareTo(input) == 0
                        && known.rates().output().compareTo(output) == 0
                ? known.rates()
                : base;
        return new Rates(
                input == null ? base.input() : input,
                output == null ? base.output() : output,
                orOld(cache(json, "cache_read_input_token_cost" + above), old.cachedInput()),
                orOld(cache(json, "cache_creation_input_token_cost" + above), old.cacheWrite5m()),
                orOld(cache(json, "cache_creation_input_token_cost_above_1hr" + above), old.cacheWrite1h()));
    }

    /// A threshold that is itself part of the tier is kept as one token less; the map does not tell which it is.
    private static Price.@Nullable Tier old(@Nullable Price known, long size) {
        return known == null
                ? null
                : known.tiers().stream()
                        .filter(tier -> Math.abs(tier.aboveInputTokens() - size) <= 1)
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable BigDecimal orOld(@Nullable BigDecimal rate, @Nullable BigDecimal old) {
        return rate != null ? rate : old;
    }

    private static NotTakenException unknown() {
        return NotTakenException.leftOut("priced at 0, which may mean that nobody knows: set its price yourself");
    }

    /// 0 is what the map says of caches it knows nothing of.
    private static @Nullable BigDecimal cache(JsonNode json, String name) throws NotTakenException {
        BigDecimal rate = rate(json, name);
        return rate == null || rate.signum() == 0 ? null : rate;
    }

    private static @Nullable BigDecimal rate(JsonNode json, String name) throws NotTakenException {
        JsonNode node = json.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isNumber()) {
            throw NotTakenException.refused(name + " is not a number: " + node);
        }
        BigDecimal perToken = node.decimalValue();
        if (Math.abs((long) perToken.scale()) > 40) {
            throw NotTakenException.refused(name + " is not a price: " + node);
        }
        BigDecimal rate = perToken.scaleByPowerOfTen(MILLION_DIGITS).stripTrailingZeros();
        if (rate.signum() < 0) {
            throw NotTakenException.refused(name + " is negative: " + node);
        }
        if (rate.compareTo(MOST) > 0) {
            throw NotTakenException.refused(name + " is more than $1,000 for 1,000,000 tokens: " + node);
        }
        return rate.precision() >= DIGITS_OF_NOISE ? rate.round(WRITTEN).stripTrailingZeros() : rate;
    }
}
