package dev.patchbay.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTextTest {
    private static final Function<ProviderId, String> NAMES = id -> "OpenAI";
    private final ErrorText errors = new ErrorText(new Words());

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void everyFailureOfAProviderHasACauseAndSomethingToDo(FailureKind kind) {
        Problem problem = errors.of(failure(kind, 500, "it's {0} broken"), NAMES);

        assertThat(problem.cause()).isNotBlank().doesNotContain("{1}", "{2}", "{3}", "{4}", "''");
        assertThat(problem.action()).isNotBlank().doesNotContain("{", "''");
        assertThat(problem.raw()).isEqualTo("raw");
        assertThat(errors.brief(failure(kind, 500, "x"), NAMES)).isNotBlank().doesNotContain("{", "''");
    }

    @Test
    void aRejectedKeyIsSaidInTheProvidersWords() {
        assertThat(errors.of(failure(FailureKind.KEY_REJECTED, 401, "Incorrect API key provided."), NAMES)
                        .cause())
                .isEqualTo("OpenAI refused this key (401): Incorrect API key provided.");
    }

    @Test
    void aMissingKeyNamesItsProvider() {
        assertThat(errors.of(new ChatFailure.NoKey(List.of(new ProviderId("openai"))), NAMES)
                        .cause())
                .isEqualTo("No API key configured for provider: OpenAI");
    }

    @Test
    void aBrokenCapIsSaidWithItsNumbers() {
        var over = new ChatFailure.OverBudget(
                new BudgetState(
                        new Budget(
                                new Scope.OfProvider(new ProviderId("openai")), Budget.Period.DAY, new BigDecimal("5")),
                        new BigDecimal("4.99"),
                        BigDecimal.ZERO),
                ModelId.of("openai", "gpt-4o"),
                new BigDecimal("0.0426"),
                512,
                new ChatFailure.OverBudget.Cheaper(ModelId.of("openai", "gpt-4o-mini"), new BigDecimal("0.0021")));

        assertThat(errors.of(over, NAMES).sentence())
                .isEqualTo(
                        "gpt-4o could cost up to $0.0426, but only $0.0100 of the $5.00 cap per day for OpenAI is left: "
                                + "$4.9900 is spent. With at most 512 output tokens it fits. "
                                + "gpt-4o-mini of OpenAI would cost at most $0.0021. "
                                + "Allow it this once, shorten the conversation, or raise the cap on the Router panel.");
    }

    private static ChatFailure.Provider failure(FailureKind kind, int status, String message) {
        return new ChatFailure.Provider(
                kind,
                new ProviderId("openai"),
                "gpt-4o",
                "api.openai.com",
                status,
                message,
                null,
                null,
                Duration.ofSeconds(20),
                "raw",
                null);
    }
}
