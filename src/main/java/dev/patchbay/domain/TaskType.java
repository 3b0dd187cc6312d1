package dev.patchbay.domain;

import java.util.List;

/// A kind of work that leads to a model.
///
/// @param id lower-case word; the four given ones have their names in `messages.properties`
public record TaskType(String id) {
    public static final TaskType GENERAL = new TaskType("general");
    public static final TaskType CODING = new TaskType("coding");
    public static final TaskType CREATIVE = new TaskType("creative");
    public static final TaskType ANALYSIS = new TaskType("analysis");

    /// In the order in which they are shown.
    public static final List<TaskType> GIVEN = List.of(GENERAL, CODING, CREATIVE, ANALYSIS);

    /// @throws IllegalArgumentException if `id` is not a lower-case word of at most 40 characters
    public TaskType {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("Not a task type: " + id);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
