package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.UnknownProviderException;
import dev.patchbay.domain.Usage;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    private static final Instant TODAY = Instant.parse("2026-11-22T12:00:00Z");

    private final ProviderCatalog providers = new ProviderCatalog();
    private final ModelCatalog models = new ModelCatalog(providers);
    private final PriceBook prices = new PriceBook(providers);

    @Test
    void theBuiltInProvidersComeFirstAndDemoAfterThem() {
        assertThat(providers.all())
                .extracting(provider -> provider.id().value())
                .containsExactly("openai", "anthropic", "deepseek", "google", "mistral", "demo");
        assertThat(providers.get("anthropic").protocol()).isEqualTo(Protocol.ANTHROPIC);
        assertThat(providers.get("openai").dialect().maxTokensField()).isEqualTo("max_completion_tokens");
        assertThat(providers.get("mistral").dialect().streamOptions()).isFalse();
        assertThat(providers.get("google").dialect().outputIsTotalMinusPrompt()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"nobody", "No Body", "''", "OPENAI"})
    void anUnknownProviderIsNamed(String name) {
        assertThatThrownBy(() -> providers.get(name))
                .isInstanceOf(UnknownProviderException.class)
                .hasMessage("Unknown provider: " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "openai/gpt-4o, DEPRECATED, gpt-6-luna",
        "openai/gpt-4o-mini, DEPRECATED, gpt-6-luna",
        "anthropic/claude-sonnet-4-20250514, RETIRED, claude-sonnet-4-6",
        "anthropic/claude-3-5-haiku-20241022, RETIRED, claude-haiku-4-5",
        "deepseek/deepseek-chat, RETIRED, deepseek-flash",
        "deepseek/deepseek-coder, RETIRED, deepseek-flash",
        "google/gemini-1.5-pro, RETIRED, gemini-4-argon",
        "google/gemini-1.5-flash, RETIRED, gemini-3.5-flash-lite",
        "mistral/mistral-large-latest, ACTIVE,",
        "mistral/codestral-latest, ACTIVE,"
    })
    void theFirstTenModelsAreStillKnown(String id, Model.Status status, String replacement) {
        Model model = models.find(ModelId.parse(id)).orElseThrow();

        assertThat(model.status()).isEqualTo(status);
        assertThat(model.replacement()).isEqualTo(replacement);
    }

    @Test
    void aThousandTokensEachWayOfGpt4oCostOneAndAQuarterCents() {
        Cost cost =
                prices.at(ModelId.of("openai", "gpt-4o"), TODAY).orElseThrow().costOf(Usage.of(1000, 1000), TODAY);

        assertThat(cost.usd()).isEqualByComparingTo(new BigDecimal("0.0125"));
        assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
    }

    @Test
    void aNameOfItsOwnGoesBeforeBeingAnAlias() {
        assertThat(models.find(ModelId.of("deepseek", "deepseek-v4-flash"))
                        .orElseThrow()
                        .id()
                        .name())
                .isEqualTo("deepseek-v4-flash");
        assertThat(models.find(ModelId.of("openai", "gpt-4o-2024-11-20"))
                        .orElseThrow()
                        .id()
                        .name())
                .isEqualTo("gpt-4o");
        assertThat(models.find(ModelId.of("openai", "gpt-4o-2024-11-20-x"))).isEmpty();
        assertThat(prices.at(ModelId.of("openai", "gpt-4"), TODAY)).isPresent();
        assertThat(prices.at(ModelId.of("openai", "gpt-4-new"), TODAY)).isEmpty();
    }

    @Test
    void activeModelsComeFirstThenUnlistedOnesThenRetiredOnes() {
        var openai = new ProviderId("openai");
        models.setListed(
                openai, List.of("gpt-4o", "gpt-99", "gpt-4o-2024-08-06", "text-embedding-3-small", "whisper-1"));

        List<Model> all = models.of(openai);
        List<String> names = all.stream().map(model -> model.id().name()).toList();

        assertThat(all.getFirst().status()).isEqualTo(Model.Status.ACTIVE);
        assertThat(all.getLast().status()).isEqualTo(Model.Status.RETIRED);
        assertThat(names).doesNotHaveDuplicates().doesNotContain("whisper-1", "text-embedding-3-small");
        assertThat(names.indexOf("gpt-99")).isBetween(names.indexOf("gpt-4o"), names.indexOf("gpt-3.5-turbo"));
        assertThat(models.find(ModelId.of("openai", "gpt-99"))).isPresent();
        assertThat(models.suggested(openai).orElseThrow().id().name()).isEqualTo("gpt-4o");
    }

    @ParameterizedTest
    @CsvSource({"openai", "anthropic", "deepseek", "google", "mistral", "demo"})
    void theSuggestedModelIsAliveAndPriced(String provider) {
        Model model = models.suggested(new ProviderId(provider)).orElseThrow();

        assertThat(model.id().name()).isEqualTo(ProviderFile.get().suggested().get(new ProviderId(provider)));
        assertThat(model.status()).isEqualTo(Model.Status.ACTIVE);
        assertThat(prices.at(model.id(), TODAY)).isPresent();
    }

    @Test
    void anEndpointAtAKnownHostHasItsDialectAndItsPrices() {
        Provider grok = endpoint("my-grok", "https://api.x.ai/v1");
        providers.setEndpoints(List.of(grok, endpoint("company", "https://llm.example.com/v1")));

        assertThat(providers.dialectFor(grok.baseUrl(), Protocol.OPENAI).outputIsTotalMinusPrompt())
                .isTrue();
        assertThat(prices.at(ModelId.of("my-grok", "grok-4.6"), TODAY)).isPresent();
        assertThat(models.find(ModelId.of("my-grok", "grok-4.6"))
                        .orElseThrow()
                        .id()
                        .provider())
                .isEqualTo(grok.id());
        assertThat(prices.at(ModelId.of("company", "grok-4.6"), TODAY)).isEmpty();
        assertThat(models.of(new ProviderId("company"))).isEmpty();
        assertThat(providers.all().getLast().id()).isEqualTo(grok.id());
    }

    @ParameterizedTest
    @CsvSource({
        "https://res.openai.azure.com/openai/v1, api-key, max_completion_tokens",
        "https://api.openai.com/v1, Authorization, max_completion_tokens",
        "https://llm.example.com/v1, Authorization, max_tokens",
        "https://notopenai.azure.com.example.com/v1, Authorization, max_tokens"
    })
    void theHostDecidesAboutTheDialect(URI url, String keyHeader, String maxTokens) {
        Dialect dialect = providers.dialectFor(url, Protocol.OPENAI);

        assertThat(dialect.keyHeader()).isEqualTo(keyHeader);
        assertThat(dialect.maxTokensField()).isEqualTo(maxTokens);
        assertThat(providers.dialectFor(url, Protocol.ANTHROPIC)).isEqualTo(Dialect.ANTHROPIC);
    }

    @Test
    void aModelOnOnesOwnMachineIsFreeBecauseItsEntrySaysSo() {
        providers.setEndpoints(List.of(endpoint("mine", "http://localhost:11434/v1")));

        assertThat(prices.at(ModelId.of("mine", "anything"), TODAY)
                        .orElseThrow()
                        .free())
                .isTrue();
    }

    private static Provider endpoint(String name, String url) {
        return new Provider(
                new ProviderId(name),
                name,
                Provider.Kind.ENDPOINT,
                URI.create(url),
                Protocol.OPENAI,
                Dialect.COMPATIBLE,
                Map.of(),
                Provider.KeyNeed.REQUIRED,
                null,
                null);
    }
}
