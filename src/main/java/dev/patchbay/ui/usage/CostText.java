package dev.patchbay.ui.usage;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Price;
import dev.patchbay.report.CostExplanation;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A cost explained in words, line by line, every digit shown.
record CostText(Words words) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    String bucket(CostExplanation.Line line) {
        return words.get("usage.explain.bucket." + lower(line.bucket()));
    }

    /// `1,204 × $2.50 / 1,000,000`.
    String product(CostExplanation.Line line) {
        return line.rate() == null
                ? words.get("usage.explain.tokens", line.tokens())
                : words.get("usage.explain.product", Figures.count(line.tokens()), Figures.rate(line.rate()));
    }

    static String usd(CostExplanation.Line line) {
        return line.usd() == null ? "—" : Figures.exact(line.usd());
    }

    /// What it cost, with its status.
    String cost(Attempt attempt) {
        Cost cost = attempt.cost();
        if (cost == null || cost.status() == CostStatus.UNPRICED) {
            return words.get("usage.unpriced");
        }
        BigDecimal usd = Objects.requireNonNull(cost.usd());
        String status = words.get("usage.status." + lower(cost.status()));
        return (cost.status() == CostStatus.ESTIMATED ? "~" : "") + Figures.exact(usd) + ", " + status;
    }

    /// Where the rates come from and why these.
    List<String> rates(Attempt attempt, CostExplanation cost) {
        var lines = new ArrayList<String>();
        if (attempt.rates() == null) {
            return lines;
        }
        CostExplanation.Scale scale = cost.scale();
        lines.add(words.get("usage.explain.scale." + lower(scale.kind()), Figures.count(scale.aboveTokens())));
        Price price = cost.price();
        if (price == null) {
            lines.add(words.get("usage.explain.price.gone", String.valueOf(attempt.priceId())));
            return lines;
        }
        lines.add(words.get("usage.explain.price", price.id(), from(price)));
        lines.add(source(price));
        return lines;
    }

    /// What makes the cost less than certain, or other than expected.
    List<String> reasons(CostExplanation cost) {
        return cost.reasons().stream()
                .map(reason -> words.get("usage.explain.reason." + lower(reason)))
                .toList();
    }

    /// All of it, for the clipboard.
    String whole(Attempt attempt, CostExplanation cost, String head) {
        var text = new StringBuilder(head).append('\n');
        for (CostExplanation.Line line : cost.lines()) {
            text.append(bucket(line))
                    .append(": ")
                    .append(product(line))
                    .append(" = ")
                    .append(usd(line))
                    .append('\n');
        }
        if (cost.sum() != null) {
            text.append(words.get("usage.explain.sum"))
                    .append(": ")
                    .append(Figures.exact(cost.sum()))
                    .append('\n');
        }
        if (cost.reported() != null) {
            text.append(words.get("usage.explain.reported")).append(": ");
            text.append(Figures.exact(cost.reported())).append('\n');
        }
        text.append(words.get("usage.explain.cost"))
                .append(": ")
                .append(cost(attempt))
                .append('\n');
        rates(attempt, cost).forEach(line -> text.append(line).append('\n'));
        reasons(cost).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private String from(Price price) {
        return price.from() == null
                ? words.get("usage.explain.price.always")
                : words.get("usage.explain.price.from", DAY.format(price.from().atOffset(ZoneOffset.UTC)));
    }

    private String source(Price price) {
        String kind = words.get("usage.explain.source." + lower(price.origin().kind()));
        String name =
                price.origin().name().isEmpty() ? "" : ", " + price.origin().name();
        String on = price.origin().on() == null
                ? ""
                : ", " + DAY.format(price.origin().on());
        return words.get("usage.explain.source", kind + name + on);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
