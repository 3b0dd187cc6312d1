package dev.patchbay;

import dev.patchbay.cli.Terminal;
import dev.patchbay.domain.StorageException;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.settings.Logs;
import dev.patchbay.settings.SingleInstance;
import dev.patchbay.ui.DesktopApp;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Where the program begins: with arguments in the terminal, without in a window, or in the terminal again
/// where no window can be opened. Knows no JavaFX, so that the terminal runs without it.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Trace.mark("main");
        // Read once, by the first that asks for the system's proxy: so before anything else.
        System.setProperty("java.net.useSystemProxies", "true");
        // Not by returning: a keychain's D-Bus connection may leave threads behind that would keep the program alive.
        System.exit(arguments.length > 0 ? terminal(arguments) : window());
    }

    private static int terminal(String[] arguments) {
        AppPaths paths = AppPaths.standard();
        Logs.to(paths.logs());
        try (var core = new Core(paths)) {
            core.closeAtExit();
            return Terminal.standard(core).run(arguments);
        }
    }

    private static int window() {
        AppPaths paths = AppPaths.standard();
        try (var core = new Core(paths)) {
            core.closeAtExit();
            core.threads().execute(() -> Logs.to(paths.logs()));
            return Display.named() ? onlyWindow(core) : Terminal.standard(core).insteadOfWindow("cli.noDisplay");
        }
    }

    private static int onlyWindow(Core core) {
        var show = new AtomicReference<Runnable>(() -> {});
        Optional<SingleInstance> taken;
        try {
            taken = SingleInstance.acquire(
                    core.paths(), core.threads(), () -> show.get().run());
        } catch (StorageException e) {
            log("The data folder cannot be taken: the window says so", e);
            return open(core, show);
        }
        if (taken.isEmpty()) {
            return Terminal.standard(core).alreadyOpen(SingleInstance.askFirstToShow(core.paths()));
        }
        try {
            return open(core, show);
        } finally {
            taken.get().close();
        }
    }

    private static int open(Core core, AtomicReference<Runnable> show) {
        var opened = new AtomicBoolean();
        try {
            DesktopApp.start(core, toFront -> {
                opened.set(true);
                show.set(toFront);
            });
            return 0;
        } catch (RuntimeException | LinkageError e) {
            if (opened.get()) {
                throw e;
            }
            log("The window did not open", e);
            return Terminal.standard(core).insteadOfWindow("cli.displayFailed");
        }
    }

    private static void log(String what, Throwable why) {
        System.getLogger(Main.class.getName()).log(System.Logger.Level.WARNING, what, why);
    }
}
