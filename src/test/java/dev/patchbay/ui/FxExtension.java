package dev.patchbay.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/// Starts JavaFX once for the whole test run. Where it cannot start (a machine without its native
/// libraries), the tests are skipped with the reason; with `PATCHBAY_CI` set they fail.
public final class FxExtension implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        String problem = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(FxExtension.class))
                .computeIfAbsent("problem", ignored -> start(), String.class);
        if (problem.isEmpty()) {
            return;
        }
        String message = "JavaFX does not start on this machine: " + problem;
        if (System.getenv("PATCHBAY_CI") != null) {
            throw new IllegalStateException(message);
        }
        throw new TestAbortedException(message);
    }

    private static String start() {
        var started = new CompletableFuture<String>();
        try {
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                Theme.loadFonts();
                started.complete("");
            });
            return started.get(30, TimeUnit.SECONDS);
        } catch (Exception | LinkageError e) {
            return e.toString();
        }
    }
}
