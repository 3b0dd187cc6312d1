package dev.patchbay.domain;

/// Who speaks in a message.
public enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL
}
