package dev.patchbay.store;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What one transaction does.
@FunctionalInterface
interface Work<T extends @Nullable Object> {
    T on(Handle handle);
}
