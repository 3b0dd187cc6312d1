package dev.patchbay.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where a price comes from; shown next to every cost.
///
/// @param name the page that was read, or the file; "" for a price of the user's own
/// @param on   the day the page was read, the file was made or the user set it, or null if unknown
public record PriceOrigin(Kind kind, String name, @Nullable LocalDate on) {
    public static final PriceOrigin OWN_MACHINE = new PriceOrigin(Kind.OWN_MACHINE, "", null);

    /// In which layer of the price book it stands.
    public enum Kind {
        /// The catalogue that came with the program.
        BUNDLED,
        /// A catalogue file in our form that the user loaded.
        FILE,
        /// The public LiteLLM price map.
        LITELLM,
        /// The user.
        USER,
        /// Free, as it runs on the user's own machine.
        OWN_MACHINE
    }
}
