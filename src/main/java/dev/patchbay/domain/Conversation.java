package dev.patchbay.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation as the list shows it.
///
/// @param leaf  the message that the shown branch ends with, or null while it is empty
/// @param draft what was typed and not sent
public record Conversation(
        UUID id,
        String title,
        @Nullable String folder,
        boolean pinned,
        @Nullable UUID leaf,
        String draft,
        Instant created,
        Instant updated) {}
