/// The only SQL: an embedded H2 file with one writing thread.
///
/// A team's shared ledger may come to live in PostgreSQL, so the SQL here is SQL that PostgreSQL
/// understands too. The exceptions, each in one place:
///
/// - the connection URL and its settings, in `Session`;
/// - `CHECKPOINT SYNC`, in `Session`, which makes a commit survive a power cut (PostgreSQL's commits do by themselves).
@NullMarked
package dev.patchbay.store;

import org.jspecify.annotations.NullMarked;
