package dev.patchbay.ledger;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers and failures as a provider gives them.
public final class Results {
    private Results() {}

    public static ChatResult whole(@Nullable Usage usage, @Nullable String served) {
        return result("Hello there", usage, FinishReason.STOP, served);
    }

    public static ChatResult cut(String text, @Nullable Usage usage) {
        return result(text, usage, null, null);
    }

    private static ChatResult result(
            String text, @Nullable Usage usage, @Nullable FinishReason finish, @Nullable String served) {
        return new ChatResult(text, List.of(), null, List.of(), usage, finish, null, served, "id-1", "req-1");
    }

    public static ChatFailure failure(FailureKind kind, int status) {
        return new ChatFailure.Provider(
                kind, new ProviderId("openai"), "gpt-4o", "127.0.0.1:1", status, "", null, null, null, "", "req-2");
    }
}
