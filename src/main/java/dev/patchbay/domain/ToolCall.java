package dev.patchbay.domain;

import org.jspecify.annotations.Nullable;

/// A tool that the model wants to be run.
///
/// @param id        the provider's id, or one of our own where it sends none
/// @param arguments the raw JSON text as it came; it may be cut
/// @param complete  whether the arguments are whole JSON; an incomplete call must never be run
/// @param sealed    what goes back beside the call, or null
public record ToolCall(
        String id,
        String name,
        String arguments,
        boolean complete,
        @Nullable Sealed sealed) {

    public ToolCall(String id, String name, String arguments, boolean complete) {
        this(id, name, arguments, complete, null);
    }
}
