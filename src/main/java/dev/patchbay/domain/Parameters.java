package dev.patchbay.domain;

import org.jspecify.annotations.Nullable;

/// How a model is asked to answer. Null means: whatever comes next in line decides (task, profile, model).
///
/// @param temperature 0 to 2; null leaves it out of the request
/// @param maxTokens   the most output tokens, reasoning included; at least 1
public record Parameters(
        @Nullable Double temperature, @Nullable Integer maxTokens) {

    public static final Parameters NONE = new Parameters(null, null);

    /// The output cap where nobody chose one: a cap is always sent, for a cost needs an upper bound.
    public static final int DEFAULT_MAX_TOKENS = 4096;

    /// @throws IllegalArgumentException if a value is out of its range
    public Parameters {
        if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("Temperature must be between 0 and 2");
        }
        if (maxTokens != null && maxTokens < 1) {
            throw new IllegalArgumentException("Max tokens must be at least 1");
        }
    }

    /// These values, and `other`'s where one is null.
    public Parameters or(Parameters other) {
        return new Parameters(
                temperature != null ? temperature : other.temperature, maxTokens != null ? maxTokens : other.maxTokens);
    }
}
