package dev.patchbay.domain;

/// How much a database or a part of it holds.
public record DataCounts(long conversations, long attempts) {}
