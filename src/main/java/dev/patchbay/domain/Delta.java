package dev.patchbay.domain;

/// A piece of an answer as it arrives.
public sealed interface Delta {
    record Text(String text) implements Delta {}

    record Reasoning(String text) implements Delta {}
}
