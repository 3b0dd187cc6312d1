package dev.patchbay.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Named texts in the table `setting`.
final class Settings {
    private Settings() {}

    static Optional<String> get(Handle handle, String name) {
        return handle.createQuery("SELECT content FROM setting WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> row.getString(1))
                .findOne();
    }

    static void set(Handle handle, String name, String content) {
        handle.createUpdate("DELETE FROM setting WHERE name = :name")
                .bind("name", name)
                .execute();
        new Columns().with("name", name).with("content", content).insertInto(handle, "setting");
    }
}
