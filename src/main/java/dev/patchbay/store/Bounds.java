package dev.patchbay.store;

/// Tokens of a request before it is sent.
///
/// @param inputAbout  of the prompt, likely
/// @param inputAtMost of the prompt, an upper bound
/// @param maxTokens   the output cap that will be sent
public record Bounds(long inputAbout, long inputAtMost, int maxTokens) {}
