package dev.patchbay.ui.prices;

import dev.patchbay.catalog.InvalidCatalogueException;
import dev.patchbay.ui.fx.Sheet;
import dev.patchbay.ui.fx.UiContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Shows what a price file would change, and changes it if the user says so.
public final class ImportDialog {
    private ImportDialog() {}

    /// Reads the file in the background and opens the preview over the panel. Called on the FX thread.
    ///
    /// @param changed runs after prices were taken from it
    public static void open(UiContext context, Path file, Runnable changed) {
        open(context, file, LocalDate.now(ZoneOffset.UTC), changed);
    }

    /// @param from the day from which a map without dates of its own holds
    static void open(UiContext context, Path file, LocalDate from, Runnable changed) {
        context.ui()
                .run(
                        () -> context.core().pricing().preview(file, from),
                        preview -> context.navigator()
                                .open(new PreviewSheet(
                                        context, preview, day -> open(context, file, day, changed), changed)),
                        failure -> context.navigator().open(sheet(context, file, failure)));
    }

    private static Sheet sheet(UiContext context, Path file, Exception failure) {
        return failure instanceof InvalidCatalogueException refused
                ? new RefusedSheet(context, String.valueOf(file.getFileName()), refused.problems())
                : new FailureSheet(context, failure);
    }
}
