package dev.patchbay.provider;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.Usage;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Masks keys and account ids in whatever a provider said, before anyone sees or logs it.
/// Holds the key of one call: do not keep it.
public final class Redactor {
    private static final String MASK = "[...]";
    private static final int RAW_LIMIT = 4096;
    private static final int LABEL_LIMIT = 200;

    /// What a shortened text loses at its end besides: a secret may have been cut there, and look like none.
    private static final int MARGIN = 200;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    /// What a local server takes for a key, `x` for example, would mask half of every sentence.
    private static final int SHORTEST_SECRET = 6;

    /// None goes through the same characters again and again: nothing that can fail follows what repeats without bound.
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("\\b(?:sk|pk|rk)-[A-Za-z0-9_*.-]{6,}+"),
            Pattern.compile("\\bAIza[A-Za-z0-9_-]{10,}+"),
            Pattern.compile("\\b(?:xai|pplx|csk|fw|nvapi)-[A-Za-z0-9_-]{8,}+"),
            Pattern.compile("\\b(?:gsk|hf|vck|r8)_[A-Za-z0-9]{8,}+"),
            Pattern.compile("(?i)(?<=\\bBearer )[A-Za-z0-9._~+/=-]{8,}+"),
            Pattern.compile("\\beyJ[A-Za-z0-9_.-]{8,}+"),
            Pattern.compile("\\b(?:org|user|proj|acct|team|key)[-_](?=[a-z]*+[0-9A-Z])[A-Za-z0-9]{8,}+"),
            Pattern.compile(
                    "(?i)(?<=\"(?:org|organization|user|team|account|project)_?id\"\\s{0,3}:\\s{0,3}\")[^\"]++"),
            Pattern.compile("(?i)(?<=\\b(?:org|organization|team|user|account|workspace|project|key)(?: id)?[ :]{1,2})"
                    + "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
            // Bounded, or a long run of letters would be gone through once for each of them.
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}"));

    private final @Nullable String key;

    public Redactor(@Nullable ApiKey key) {
        String value = key == null ? "" : key.reveal();
        this.key = value.length() < SHORTEST_SECRET ? null : value;
    }

    /// `text`, of a long one the first 8,000 characters, with everything masked that belongs to the account.
    public String mask(String text) {
        String whole = key == null ? text : text.replace(key, MASK);
        String masked = ErrorBody.beginning(whole);
        boolean cut = masked.length() < whole.length();
        for (Pattern secret : SECRETS) {
            masked = secret.matcher(masked).replaceAll(MASK);
        }
        return cut ? masked.substring(0, Math.max(0, masked.length() - MARGIN)) : masked;
    }

    /// What a provider calls something, fit to be kept: masked, without control characters, at most 200 characters.
    ///
    /// @return null for null, and where nothing is left
    @Nullable
    String label(@Nullable String text) {
        String kept =
                text == null ? "" : CONTROL.matcher(mask(text)).replaceAll("").strip();
        return kept.isEmpty() ? null : kept.substring(0, Math.min(kept.length(), LABEL_LIMIT));
    }

    /// `result` with all that is kept of it beside the answer itself masked: names, ids, the raw usage.
    ChatResult mask(ChatResult result) {
        Usage usage = result.usage();
        return new ChatResult(
                result.text(),
                result.reasoning(),
                result.refusal(),
                result.toolCalls(),
                usage == null ? null : usage.withRaw(rawUsage(usage.raw())),
                result.finish(),
                label(result.rawFinish()),
                label(result.model()),
                label(result.id()),
                label(result.requestId()));
    }

    private String rawUsage(String raw) {
        return raw.length() > RAW_LIMIT ? "" : mask(raw);
    }

    /// As [#mask], for a whole reply: shortened to 4,096 characters.
    public String raw(String text) {
        String masked = mask(text.strip());
        return masked.length() <= RAW_LIMIT ? masked : masked.substring(0, RAW_LIMIT) + "…";
    }
}
