package dev.patchbay.chat;

import java.util.UUID;

/// Where an answer is kept.
///
/// @param parent the user's message that it answers
public record Place(UUID conversation, UUID parent) {}
