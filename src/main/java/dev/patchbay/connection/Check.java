package dev.patchbay.connection;

import dev.patchbay.domain.ChatFailure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the last check of a provider went.
///
/// @param models  the names in the provider's own list, of this check or an earlier one; null if none ever came
/// @param problem what the provider said, or null if all was well
record Check(Instant at, @Nullable List<String> models, ChatFailure.@Nullable Provider problem) {}
