package dev.patchbay.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user set for one task type (or as the profile's default).
///
/// @param primary    the model asked first, or null to use the profile's default
/// @param fallbacks  asked in this order when the one before cannot answer
/// @param parameters goes before the profile's defaults
public record TaskRoute(@Nullable ModelId primary, List<ModelId> fallbacks, Parameters parameters) {

    public static final TaskRoute EMPTY = new TaskRoute(null, List.of(), Parameters.NONE);

    public TaskRoute {
        fallbacks = List.copyOf(fallbacks);
    }
}
