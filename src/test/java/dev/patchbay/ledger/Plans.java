package dev.patchbay.ledger;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Origin;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.PriceSource;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Models with a known price, a free one and one without a price, and plans to ask them.
public final class Plans {
    public static final ModelId GPT_4O = ModelId.of("openai", "gpt-4o");
    public static final ModelId GPT_4O_MINI = ModelId.of("openai", "gpt-4o-mini");
    public static final ModelId FREE = ModelId.of("ollama", "llama3");
    public static final ModelId UNPRICED = ModelId.of("ollama", "nobody-knows");

    private static final Map<ModelId, Price> BOOK = Map.of(
            GPT_4O, price(GPT_4O, "2.50", "10"),
            GPT_4O_MINI, price(GPT_4O_MINI, "0.15", "0.60"),
            FREE, price(FREE, "0", "0"));

    public static final PriceSource PRICES = Plans::at;

    private Plans() {}

    private static Optional<Price> at(ModelId model, Instant sent) {
        return Optional.ofNullable(BOOK.get(model));
    }

    public static Price price(ModelId model, String input, String output) {
        return new Price(
                model + "#1", model, Rates.of(input, output), List.of(), null, null, null, PriceOrigin.OWN_MACHINE);
    }

    public static Plan of(ModelId model) {
        return of(model, 1_000, 1_000);
    }

    /// What it is about to cost is held for `inputAtMost`; a tenth of it is what the prompt likely counts.
    public static Plan of(ModelId model, long inputAtMost, int maxTokens) {
        return of(model, inputAtMost, maxTokens, null, false);
    }

    public static Plan of(ModelId model, long inputAtMost, int maxTokens, @Nullable UUID conversation, boolean demo) {
        var origin = new Origin(
                UUID.randomUUID(),
                conversation,
                "default",
                TaskType.CODING,
                Purpose.CHAT,
                model,
                Route.Reason.TASK,
                0,
                null,
                demo,
                false);
        return new Plan(origin, BOOK.get(model), inputAtMost, inputAtMost / 10, maxTokens);
    }
}
