package dev.patchbay.ledger;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Charge;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.PriceSource;
import dev.patchbay.domain.TokenEstimate;
import dev.patchbay.domain.ToolCall;
import dev.patchbay.domain.Usage;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what an attempt that was sent is charged. A provider bills what it worked for, whether or not
/// the answer arrived: where it did not say how much that was, the charge is an estimate, never nothing.
/// Safe for use by several threads.
final class Billing {
    /// With these the provider refused, or never got the request: nothing is billed as long as no token came.
    private static final Set<FailureKind> NOT_BILLED = EnumSet.of(
            FailureKind.KEY_REJECTED,
            FailureKind.QUOTA,
            FailureKind.RATE_LIMITED,
            FailureKind.SERVER,
            FailureKind.DNS,
            FailureKind.CONNECT,
            FailureKind.TLS,
            FailureKind.PROXY,
            FailureKind.UNKNOWN_MODEL,
            FailureKind.NOT_FOUND,
            FailureKind.CONTEXT_TOO_LONG,
            FailureKind.BAD_REQUEST);

    private static final int FIRST_REFUSING_STATUS = 300;

    private final PriceSource prices;

    Billing(PriceSource prices) {
        this.prices = prices;
    }

    /// An answer that came whole: exact if the provider reported its usage.
    Charge whole(Attempt sent, long inputAbout, ChatResult result) {
        Usage reported = result.usage();
        return reported != null
                ? bill(sent, result.model(), reported, false)
                : bill(sent, result.model(), Usage.of(inputAbout, outputAbout(result)), true);
    }

    /// An answer that was stopped, cut or lost: what was reported until then, but never less output than came.
    Charge unfinished(Attempt sent, long inputAbout, @Nullable ChatResult partial) {
        if (partial == null) {
            return bill(sent, null, Usage.of(inputAbout, 0), true);
        }
        Usage reported = partial.usage();
        if (reported == null) {
            return whole(sent, inputAbout, partial);
        }
        Usage atLeast = partial.finish() != null ? reported : withOutput(reported, outputAbout(partial));
        return bill(sent, partial.model(), atLeast, partial.finish() == null);
    }

    /// A failure: nothing if the provider refused before any token, else as [#unfinished].
    Charge failed(Attempt sent, long inputAbout, ChatFailure failure, @Nullable ChatResult partial, boolean tokens) {
        boolean reported = partial != null && partial.usage() != null;
        return !tokens && !reported && notBilled(failure) ? Charge.NOTHING : unfinished(sent, inputAbout, partial);
    }

    /// What a killed program left: the prompt, and the answer as far as it was kept.
    Charge interrupted(Attempt sent, long inputAbout, String received) {
        return bill(sent, null, Usage.of(inputAbout, TokenEstimate.about(received)), true);
    }

    private static boolean notBilled(ChatFailure failure) {
        return failure instanceof ChatFailure.Provider provider
                && (provider.status() >= FIRST_REFUSING_STATUS || NOT_BILLED.contains(provider.kind()));
    }

    private Charge bill(Attempt sent, @Nullable String served, Usage usage, boolean estimated) {
        Instant at = Objects.requireNonNull(sent.sentAt(), "only what was sent is billed");
        Optional<Price> price = price(sent.model(), served, at);
        Cost cost = price.map(known -> known.costOf(usage, at)).orElseGet(() -> Cost.unpriced(usage));
        return new Charge(
                usage,
                estimated ? cost.estimated() : cost,
                price.map(known -> known.computed(usage, at)).orElse(null),
                price.map(Price::id).orElse(null),
                price.map(known -> known.ratesFor(usage.totalInput(), at)).orElse(null));
    }

    /// What was served is priced, not what was asked for; a served name that is not in the book is a
    /// dated or decorated name of what was asked for. What the user set for either goes before every listed price.
    private Optional<Price> price(ModelId asked, @Nullable String served, Instant at) {
        Optional<Price> ofServed = served == null || served.isBlank()
                ? Optional.empty()
                : prices.at(new ModelId(asked.provider(), served), at);
        Optional<Price> ofAsked = prices.at(asked, at);
        return ofServed.filter(Billing::setByTheUser)
                .or(() -> ofAsked.filter(Billing::setByTheUser))
                .or(() -> ofServed)
                .or(() -> ofAsked);
    }

    private static boolean setByTheUser(Price price) {
        return price.origin().kind() == PriceOrigin.Kind.USER;
    }

    private static long outputAbout(ChatResult result) {
        var received = new StringBuilder(result.text());
        result.reasoning().stream().map(ContentPart.Reasoning::text).forEach(received::append);
        result.toolCalls().stream().map(ToolCall::arguments).forEach(received::append);
        if (result.refusal() != null) {
            received.append(result.refusal());
        }
        return TokenEstimate.about(received.toString());
    }

    private static Usage withOutput(Usage usage, long atLeast) {
        return new Usage(
                usage.input(),
                usage.cachedInput(),
                usage.cacheWrite5m(),
                usage.cacheWrite1h(),
                Math.max(usage.output(), atLeast),
                usage.reasoning(),
                usage.consistent(),
                usage.reportedUsd(),
                usage.raw());
    }
}
