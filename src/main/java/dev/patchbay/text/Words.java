package dev.patchbay.text;

import dev.patchbay.domain.TaskType;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The program's words, from `messages.properties`. Immutable; safe for use by several threads.
public final class Words {
    private final ResourceBundle bundle;
    private final String own;

    public Words(Locale locale) {
        this(ResourceBundle.getBundle("dev.patchbay.text.messages", locale), "");
    }

    private Words(ResourceBundle bundle, String own) {
        this.bundle = bundle;
        this.own = own;
    }

    public Words() {
        this(Locale.ENGLISH);
    }

    /// With words of its own for some keys: those that stand under `prefix` too.
    public Words preferring(String prefix) {
        return new Words(bundle, prefix);
    }

    /// @param arguments fill `{0}`, `{1}`, ... A single quote in the words is written twice
    /// @throws java.util.MissingResourceException if there are no words for `key`: a fault of the program
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(!own.isEmpty() && bundle.containsKey(own + key) ? own + key : key);
        return new MessageFormat(pattern, bundle.getLocale()).format(arguments);
    }

    /// How a task type is called; one that the user made is called by its id.
    public String task(TaskType task) {
        String key = "task." + task.id();
        return bundle.containsKey(key) ? get(key) : task.id();
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
