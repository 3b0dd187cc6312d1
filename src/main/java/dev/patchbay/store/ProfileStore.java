package dev.patchbay.store;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Profiles with their routes. Every call blocks on the database and throws
/// [dev.patchbay.domain.StorageException]. Safe for use by several threads.
public final class ProfileStore {
    private static final String CURRENT = "profile";
    private static final String DEFAULTS = "";

    private final Database database;

    public ProfileStore(Database database) {
        this.database = database;
    }

    /// The profile that was saved last; empty if none was.
    public Optional<Profile> current() {
        return database.read(handle -> Settings.get(handle, CURRENT).flatMap(id -> find(handle, id)));
    }

    /// Writes the whole profile and makes it the current one.
    public void save(Profile profile) {
        database.write(handle -> {
            handle.createUpdate("DELETE FROM profile WHERE id = :id")
                    .bind("id", profile.id())
                    .execute();
            new Columns().with("id", profile.id()).with("name", profile.name()).insertInto(handle, "profile");
            insert(handle, profile.id(), DEFAULTS, profile.defaults());
            profile.routes().forEach((task, route) -> insert(handle, profile.id(), task.id(), route));
            Settings.set(handle, CURRENT, profile.id());
            return true;
        });
    }

    private static void insert(Handle handle, String profile, String task, TaskRoute route) {
        new Columns()
                .with("profile_id", profile)
                .with("task", task)
                .with(
                        "primary_model",
                        route.primary() == null ? null : route.primary().toString())
                .with("temperature", route.parameters().temperature())
                .with("max_tokens", route.parameters().maxTokens())
                .insertInto(handle, "task_route");
        for (int place = 0; place < route.fallbacks().size(); place++) {
            new Columns()
                    .with("profile_id", profile)
                    .with("task", task)
                    .with("place", place)
                    .with("model", route.fallbacks().get(place).toString())
                    .insertInto(handle, "route_fallback");
        }
    }

    private static Optional<Profile> find(Handle handle, String id) {
        Optional<String> name = handle.createQuery("SELECT name FROM profile WHERE id = :id")
                .bind("id", id)
                .map((columns, context) -> columns.getString(1))
                .findOne();
        return name.map(found -> {
            Map<String, TaskRoute> routes = routes(handle, id);
            TaskRoute defaults = Optional.ofNullable(routes.remove(DEFAULTS)).orElse(TaskRoute.EMPTY);
            var byTask = new HashMap<TaskType, TaskRoute>();
            routes.forEach((task, route) -> byTask.put(new TaskType(task), route));
            return new Profile(id, found, defaults, byTask);
        });
    }

    private static Map<String, TaskRoute> routes(Handle handle, String profile) {
        var routes = new HashMap<String, TaskRoute>();
        handle.createQuery("SELECT * FROM task_route WHERE profile_id = :id")
                .bind("id", profile)
                .map((columns, context) -> {
                    var row = new Row(columns);
                    String task = row.text("task");
                    return Map.entry(
                            task, new TaskRoute(primary(row), fallbacks(handle, profile, task), parameters(row)));
                })
                .list()
                .forEach(route -> routes.put(route.getKey(), route.getValue()));
        return routes;
    }

    private static @Nullable ModelId primary(Row row) throws SQLException {
        String model = row.textOrNull("primary_model");
        return model == null ? null : ModelId.parse(model);
    }

    private static Parameters parameters(Row row) throws SQLException {
        return new Parameters(
                row.columns().getObject("temperature", Double.class),
                row.columns().getObject("max_tokens", Integer.class));
    }

    private static List<ModelId> fallbacks(Handle handle, String profile, String task) {
        return handle.createQuery(
                        "SELECT model FROM route_fallback WHERE profile_id = :id AND task = :task ORDER BY place")
                .bind("id", profile)
                .bind("task", task)
                .map((columns, context) -> ModelId.parse(columns.getString(1)))
                .list();
    }
}
