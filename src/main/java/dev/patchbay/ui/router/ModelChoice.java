package dev.patchbay.ui.router;

import dev.patchbay.domain.ModelId;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A model as this panel shows it: in a row, as a chip, in the picker.
///
/// @param prices     rates in and out in words, or that none is known
/// @param priced     whether a price is known
/// @param maxOutput  the most tokens it can write, or null if unknown
/// @param trouble    why it may not answer
/// @param brief      the trouble in two or three words; "" without one
/// @param sentence   the trouble and what to do about it; "" without one
record ModelChoice(
        ModelId id,
        String name,
        String provider,
        String prices,
        boolean priced,
        @Nullable Integer maxOutput,
        Trouble trouble,
        String brief,
        String sentence) {

    /// How bad it is: an error means that it cannot answer, a warning that it may not.
    enum Trouble {
        NONE,
        WARNING,
        ERROR
    }

    /// Whether every word of `search` stands in its name, id or provider.
    boolean matches(String search) {
        String text = (name + " " + id + " " + provider).toLowerCase(Locale.ROOT);
        return Stream.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(text::contains);
    }

    /// Whether `typed` is one of its names, in full.
    boolean isCalled(String typed) {
        return typed.equalsIgnoreCase(name)
                || typed.equalsIgnoreCase(id.toString())
                || typed.equalsIgnoreCase(id.name());
    }

    /// For those who hear the window.
    String spoken() {
        return name + ", " + provider + (sentence.isEmpty() ? "" : ", " + sentence);
    }
}
