package dev.patchbay.domain;

/// What a model can do beyond text.
public enum Capability {
    VISION,
    TOOLS,
    REASONING,
    JSON
}
