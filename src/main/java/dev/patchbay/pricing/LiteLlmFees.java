package dev.patchbay.pricing;

import dev.patchbay.domain.ModelId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Fees of the LiteLLM price map that a price per token cannot say. An entry with one that could arise in a request of
/// Patchbay's is left out: a cost would be called exact and a hold would be too low. What is decided for which fee
/// stands in `docs/prices.md`.
final class LiteLlmFees {
    private static final Pattern COST = Pattern.compile("(?:.*_)?cost(?:_.*)?");

    /// What [LiteLlmRates] reads.
    private static final Pattern TAKEN = Pattern.compile("(?:(?:in|out)put_cost_per_token|cache_read_input_token_cost"
            + "|cache_creation_input_token_cost(?:_above_1hr)?)(?:_above_\\d{1,6}k_tokens)?");

    /// Sound and film, tools that run at the provider, batches and other grades of service.
    private static final Pattern NEVER_ASKED = Pattern.compile(".*_(?:batch|batches|priority|flex)(?:_.*)?"
            + "|.*(?:audio|video).*|(?:code_interpreter|file_search|computer_use|vector_store|google_maps)_.*"
            + "|input_cost_per_token_cache_hit");

    /// Kinds of tokens that are harmless as long as they cost what all others do.
    private static final Pattern KIND_OF_TOKEN =
            Pattern.compile("((?:in|out)put_cost_per_)(?:reasoning|image)_(token.*)");

    private static final String SEARCH = "search_context_cost_per_query";
    private static final Pattern ALWAYS_SEARCHES = Pattern.compile("(?i)(?:.*/)?perplexity/.*|.*search.*");

    private LiteLlmFees() {}

    /// @throws NotTakenException if there is such a fee
    static void check(ModelId model, JsonNode entry) throws NotTakenException {
        for (var field : entry.properties()) {
            if (charges(field.getValue()) && stands(model, field.getKey(), field.getValue(), entry)) {
                throw NotTakenException.leftOut(
                        field.getKey() + " is a fee that a price for tokens of input and output cannot say");
            }
        }
    }

    /// Whether the fee stands in the way.
    private static boolean stands(ModelId model, String name, JsonNode fee, JsonNode entry) {
        if (!COST.matcher(name).matches()
                || TAKEN.matcher(name).matches()
                || NEVER_ASKED.matcher(name).matches()) {
            return false;
        }
        Matcher kind = KIND_OF_TOKEN.matcher(name);
        return kind.matches()
                ? !same(fee, entry.path(kind.group(1) + kind.group(2)))
                : !name.equals(SEARCH)
                        || ALWAYS_SEARCHES.matcher(model.toString()).matches();
    }

    private static boolean same(JsonNode fee, JsonNode other) {
        return fee.isNumber() && other.isNumber() && fee.decimalValue().compareTo(other.decimalValue()) == 0;
    }

    /// Whether there is anything but 0 in it.
    private static boolean charges(JsonNode fee) {
        return fee.isContainer()
                ? fee.valueStream().anyMatch(LiteLlmFees::charges)
                : fee.isNumber() ? fee.decimalValue().signum() != 0 : fee.isString();
    }
}
