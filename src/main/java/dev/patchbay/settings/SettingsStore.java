package dev.patchbay.settings;

import dev.patchbay.domain.StorageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes `settings.json`. Blocks on a small file; safe for use by several threads.
public final class SettingsStore {
    private static final String PROXY = "proxy";

    private final JsonFile file;
    private @Nullable Settings current;
    private @Nullable String problem;

    public SettingsStore(JsonFile file) {
        this.file = file;
    }

    /// The settings, or the initial ones if there are none or they cannot be read (see [#problem]).
    /// Read once; [#update] reads them anew.
    public synchronized Settings get() {
        if (current == null) {
            current = file.exists() ? settings(file.read()) : Settings.INITIAL;
        }
        return current;
    }

    /// Changes and writes them, atomically. Where they cannot be written they hold until the program ends,
    /// and [#problem] says so.
    public synchronized void update(UnaryOperator<Settings> change) {
        try {
            file.update(json -> {
                current = change.apply(settings(json));
                write(current, json);
            });
        } catch (StorageException e) {
            current = change.apply(get());
            problem = e.getMessage() + " The settings hold until Patchbay is closed.";
        }
    }

    /// A sentence about a file that could not be read (it was kept aside) or written; empty if all is well.
    public synchronized Optional<String> problem() {
        return problem != null ? Optional.of(problem) : file.problem();
    }

    private static Settings settings(JsonNode json) {
        return new Settings(
                theme(json.path("theme").asString("")),
                window(json.path("window")),
                json.path("panel").asString(Settings.INITIAL.panel()),
                ProxyJson.read(json.path(PROXY)).orElse(Settings.INITIAL.proxy()));
    }

    private static Settings.Theme theme(String name) {
        return Arrays.stream(Settings.Theme.values())
                .filter(theme -> theme.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(Settings.INITIAL.theme());
    }

    private static Settings.@Nullable Window window(JsonNode json) {
        boolean whole = json.path("x").isNumber()
                && json.path("y").isNumber()
                && json.path("width").isNumber()
                && json.path("height").isNumber();
        return whole
                ? new Settings.Window(
                        json.path("x").doubleValue(),
                        json.path("y").doubleValue(),
                        json.path("width").doubleValue(),
                        json.path("height").doubleValue(),
                        json.path("maximized").asBoolean(false))
                : null;
    }

    private static void write(Settings settings, ObjectNode json) {
        json.put("theme", settings.theme().name().toLowerCase(Locale.ROOT));
        json.put("panel", settings.panel());
        ProxyJson.write(settings.proxy(), json, PROXY);
        if (settings.window() != null) {
            json.putObject("window")
                    .put("x", settings.window().x())
                    .put("y", settings.window().y())
                    .put("width", settings.window().width())
                    .put("height", settings.window().height())
                    .put("maximized", settings.window().maximized());
        }
    }
}
