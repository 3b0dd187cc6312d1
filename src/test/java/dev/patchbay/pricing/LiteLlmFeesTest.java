package dev.patchbay.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.catalog.PriceBook;
import dev.patchbay.catalog.ProviderCatalog;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class LiteLlmFeesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "input_cost_per_request": 0.005                                         | input_cost_per_request
            "citation_cost_per_token": 2e-06                                        | citation_cost_per_token
            "input_cost_per_image": 0.0048                                          | input_cost_per_image
            "output_cost_per_image": 0.04                                           | output_cost_per_image
            "output_cost_per_image_token": 3e-05                                    | output_cost_per_image_token
            "input_cost_per_image_token": 5e-06                                     | input_cost_per_image_token
            "output_cost_per_reasoning_token": 3e-06                                | output_cost_per_reasoning_token
            "input_cost_per_character": 1e-07                                       | input_cost_per_character
            "output_cost_per_second": 0.001                                         | output_cost_per_second
            "a_cost_of_next_year": {"small": 0, "large": 0.1}                       | a_cost_of_next_year
            """)
    void anEntryWithAFeeThatAPricePerTokenCannotSayIsLeftOutByName(String field, String named) {
        PriceChange change = change("openai", "gpt-99", field);

        assertThat(change.kind()).isEqualTo(PriceChange.Kind.LEFT_OUT);
        assertThat(change.why()).contains(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"input_cost_per_request\": 0",
                "\"output_cost_per_reasoning_token\": 2e-06",
                "\"input_cost_per_image_token\": 1e-06",
                "\"input_cost_per_audio_token\": 4e-05",
                "\"output_cost_per_audio_token\": 8e-05",
                "\"input_cost_per_video_per_second\": 0.002",
                "\"input_cost_per_token_batches\": 5e-07",
                "\"output_cost_per_token_priority\": 4e-06",
                "\"input_cost_per_token_flex\": 5e-07",
                "\"cache_read_input_token_cost_above_200k_tokens_priority\": 5e-07",
                "\"input_cost_per_token_cache_hit\": 1e-07",
                "\"file_search_cost_per_1k_calls\": 0.0025",
                "\"code_interpreter_cost_per_session\": 0.03",
                "\"search_context_cost_per_query\": {\"search_context_size_low\": 0.03}"
            })
    void aFeeForWhatPatchbayNeverAsksForIsNoHindrance(String field) {
        assertThat(change("openai", "gpt-99", field).kind()).isEqualTo(PriceChange.Kind.NEW);
    }

    @ParameterizedTest
    @CsvSource({"perplexity,sonar-9", "openai,gpt-99-search-preview", "openai,o99-deep-research"})
    void aModelThatSearchesWithEveryRequestIsLeftOut(String provider, String model) {
        PriceChange change =
                change(provider, model, "\"search_context_cost_per_query\": {\"search_context_size_low\": 0.005}");

        assertThat(change.kind()).isEqualTo(PriceChange.Kind.LEFT_OUT);
        assertThat(change.why()).contains("search");
    }

    @ParameterizedTest
    @CsvSource({"0,0.28", "0.28,0"})
    void aRateOf0BesideARealOneIsNotBelieved(String input, String output) {
        PriceChange change =
                read("perplexity", "pplx-99", String.format(Locale.ROOT, """
                "input_cost_per_token": %s, "output_cost_per_token": %s""", micro(input), micro(output)));

        assertThat(change.kind()).isEqualTo(PriceChange.Kind.LEFT_OUT);
        assertThat(change.why()).contains("priced at 0");
    }

    @Test
    void aCacheRateOf0IsAsIfItWereNotMentioned() {
        PriceChange change = change("openai", "gpt-99", "\"cache_creation_input_token_cost\": 0.0");

        assertThat(change.entry()).isNotNull();
        assertThat(change.entry().prices().getFirst().rates().cacheWrite5m()).isNull();
    }

    private static String micro(String perMillion) {
        return perMillion.equals("0") ? "0" : perMillion + "e-06";
    }

    private static PriceChange change(String provider, String model, String field) {
        return read(provider, model, "\"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 2e-06, " + field);
    }

    private static PriceChange read(String provider, String model, String fields) {
        LocalDate today = LocalDate.of(2026, 11, 23);
        return new LiteLlmMap(new PriceBook(new ProviderCatalog()), NOW, today, "map.json")
                .read(JsonMapper.shared()
                        .readTree("{\"" + model + "\": {\"litellm_provider\": \"" + provider
                                + "\", \"mode\": \"chat\", " + fields + "}}"))
                .getFirst();
    }
}
