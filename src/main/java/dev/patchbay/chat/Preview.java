package dev.patchbay.chat;

import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Route;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would happen if a question were sent now. Decided by the same code that sends.
///
/// @param model      the first candidate that could be asked
/// @param inputAbout tokens, likely
/// @param inputAtMost tokens, an upper bound
/// @param maxTokens  the output cap that would be sent
/// @param worstUsd   the most it can cost; null if no price is known
/// @param free       whether the model's price says that nothing costs anything
/// @param budgets    how the caps stand that this counts for
/// @param refusal    why it would be refused now (a cap, an unpriced model, no key), or null
public record Preview(
        Route route,
        ModelId model,
        long inputAbout,
        long inputAtMost,
        int maxTokens,
        @Nullable BigDecimal worstUsd,
        boolean free,
        List<BudgetState> budgets,
        @Nullable ChatFailure refusal) {}
