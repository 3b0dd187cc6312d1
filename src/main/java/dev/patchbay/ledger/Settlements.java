package dev.patchbay.ledger;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.StorageException;
import dev.patchbay.store.LedgerStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Writes how attempts ended. An end that could not be written (the disk is full) is kept until it can be: what it
/// cost is known by then, and its hold must not stay for good. Safe for use by several threads.
final class Settlements {
    private final LedgerStore store;
    private final Map<UUID, Attempt> owed = new LinkedHashMap<>();

    Settlements(LedgerStore store) {
        this.store = store;
    }

    /// @throws StorageException if it could not be written now
    void settle(Attempt ended) {
        try {
            store.settle(ended);
            forget(ended);
        } catch (StorageException e) {
            keep(ended);
            throw e;
        }
    }

    /// Writes what could not be written before, if anything.
    ///
    /// @throws StorageException if it still cannot be written
    void settleOwed() {
        kept().forEach(this::settle);
    }

    private synchronized void keep(Attempt ended) {
        owed.putIfAbsent(ended.id(), ended);
    }

    private synchronized void forget(Attempt settled) {
        owed.remove(settled.id());
    }

    private synchronized List<Attempt> kept() {
        return List.copyOf(owed.values());
    }
}
