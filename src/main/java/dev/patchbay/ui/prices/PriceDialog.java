package dev.patchbay.ui.prices;

import dev.patchbay.Core;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.Provider;
import dev.patchbay.ui.fx.UiContext;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// "Set a price", from wherever a model has none or the wrong one.
public final class PriceDialog {
    private PriceDialog() {}

    /// What there is to know before a price is set.
    ///
    /// @param now    the price that holds, or null
    /// @param listed the one that holds without the user's own, or null
    record Known(
            ModelId id,
            String name,
            String provider,
            @Nullable Price now,
            @Nullable Price listed,
            ZoneId zone) {
        boolean own() {
            return now != null && now.origin().kind() == PriceOrigin.Kind.USER;
        }
    }

    /// Opens the form over the panel. Called on the FX thread; reads what it shows in the background.
    public static void open(UiContext context, ModelId model) {
        open(context, model, () -> {});
    }

    /// @param changed runs after a price was set or ended
    public static void open(UiContext context, ModelId model, Runnable changed) {
        context.ui()
                .run(
                        () -> read(context.core(), model),
                        known -> context.navigator().open(new PriceSheet(context, known, changed)),
                        failure -> context.navigator().open(new FailureSheet(context, failure)));
    }

    private static Known read(Core core, ModelId model) {
        Optional<Price> now = core.pricing().now(model);
        Optional<Price> listed = core.pricing().listed(model);
        return new Known(
                model,
                core.models().find(model).map(Model::displayName).orElse(model.name()),
                core.providers()
                        .find(model.provider())
                        .map(Provider::name)
                        .orElse(model.provider().value()),
                now.orElse(null),
                listed.orElse(null),
                core.reports().zone());
    }
}
