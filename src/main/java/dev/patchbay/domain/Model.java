package dev.patchbay.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A model that the catalogue or the provider's own list knows.
///
/// @param aliases          other names that mean exactly this model; never prefixes
/// @param shutdown         when the provider stops answering, or null if none is announced
/// @param replacement      the provider's name for what to use instead, or null
/// @param contextWindow    tokens of input and output together, or null if unknown
/// @param maxOutputTokens  the most the model can write, or null if unknown
public record Model(
        ModelId id,
        String displayName,
        List<String> aliases,
        Status status,
        @Nullable Instant shutdown,
        @Nullable String replacement,
        @Nullable Long contextWindow,
        @Nullable Integer maxOutputTokens,
        Set<Capability> capabilities) {

    public Model {
        aliases = List.copyOf(aliases);
        capabilities = Set.copyOf(capabilities);
    }

    /// A model that only the provider's own list names: nothing but its name is known.
    public static Model unlisted(ModelId id) {
        return new Model(id, id.name(), List.of(), Status.ACTIVE, null, null, null, null, Set.of());
    }

    /// Where a model is in its life.
    public enum Status {
        ACTIVE,
        PREVIEW,
        DEPRECATED,
        RETIRED
    }
}
