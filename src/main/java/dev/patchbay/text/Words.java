package dev.patchbay.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The program's words, from `messages.properties`. Immutable; safe for use by several threads.
public final class Words {
    private final ResourceBundle bundle;

    public Words(Locale locale) {
        bundle = ResourceBundle.getBundle("dev.patchbay.text.messages", locale);
    }

    public Words() {
        this(Locale.ENGLISH);
    }

    /// @param arguments fill `{0}`, `{1}`, ... A single quote in the words is written twice
    /// @throws java.util.MissingResourceException if there are no words for `key`: a fault of the program
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return new MessageFormat(pattern, bundle.getLocale()).format(arguments);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
