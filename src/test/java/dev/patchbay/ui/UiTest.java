package dev.patchbay.ui;

import dev.patchbay.Core;
import dev.patchbay.backup.Backup;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.settings.Settings;
import dev.patchbay.text.ErrorText;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Navigator;
import dev.patchbay.ui.fx.Sheet;
import dev.patchbay.ui.fx.UiContext;
import dev.patchbay.ui.fx.UiThread;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.service.query.EmptyNodeQueryException;
import org.testfx.util.WaitForAsyncUtils;

/// A test with a window on the headless platform and a `Core` over a folder of its own; both are closed after
/// each test. Nodes are made and read on the FX thread: see [#onFx].
@ExtendWith(FxExtension.class)
public abstract class UiTest {
    private static final int PATIENCE = 20;
    private static final double SCREEN = 1000;
    private static final boolean HEADLESS = "Headless".equals(System.getProperty("glass.platform"));

    @TempDir
    protected Path folder;

    protected final FxRobot robot = new FxRobot();
    protected final Words words = new Words();

    /// What panels asked of the window: `showProvider openai`, `chatWith demo/demo`, ...
    protected final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private final List<Stage> stages = new ArrayList<>();
    private @Nullable Core core;

    /// The services, made on first use. Override [#options] for other ones.
    protected final Core core() {
        if (core == null) {
            core = newCore();
        }
        return core;
    }

    private Core newCore() {
        return new Core(new AppPaths(folder), options());
    }

    /// Keys in memory instead of the machine's keychain, and a Demo that does not wait.
    protected Core.Options options() {
        return Core.Options.standard()
                .secrets(new SessionStore("This is a test."))
                .pace(time -> {});
    }

    /// Ends the services; [#core] then makes new ones over the same folder, as after a restart of the program.
    protected final void reopen() {
        onFx(() -> stages.forEach(Stage::hide));
        core().close();
        core = null;
    }

    protected final UiThread ui() {
        return new UiThread(Platform::runLater, task -> Thread.ofVirtual().start(task));
    }

    /// Writes what it is asked into [#asked].
    protected final Navigator navigator() {
        return new AskedNavigator(asked);
    }

    /// For a single panel; what it asks of the window is written into [#asked].
    protected final UiContext context() {
        return new UiContext(core(), ui(), words, new ErrorText(words), navigator());
    }

    /// Opens a window with `root` and waits until it is laid out.
    protected final Scene show(Callable<? extends Parent> root, double width, double height, boolean dark) {
        return onFx(() -> {
            var stage = new Stage();
            stages.add(stage);
            var scene = new Scene(root.call(), width, height);
            Theme.dress(scene, dark);
            stage.setScene(scene);
            if (onScreen(width, height)) {
                stage.setX(0);
                stage.setY(0);
                stage.show();
            }
            return scene;
        });
    }

    /// The headless screen is a buffer of 1000 x 1000 without bounds checks: a window may be wider, but what lies
    /// behind the last pixel throws. A scene that does not fit can still be laid out and pictured unshown.
    private static boolean onScreen(double width, double height) {
        return !HEADLESS || (height - 1) * SCREEN + width <= SCREEN * SCREEN;
    }

    /// Shows `root` and writes `target/screenshots/NAME-THEME-WIDTH.png`.
    protected final void screenshot(String name, Callable<? extends Parent> root, int width, int height, boolean dark) {
        Rectangle2D screen = Screen.getPrimary().getBounds();
        if (width > screen.getWidth() || height > screen.getHeight()) {
            screenshot(name, windowless(root, width, height, dark), dark);
            return;
        }
        Scene scene = show(root, width, height, dark);
        screenshot(name, scene, dark);
        onFx(() -> scene.getWindow().hide());
    }

    /// The headless screen is small; a scene can be drawn without a window on it.
    private static Scene windowless(Callable<? extends Parent> root, int width, int height, boolean dark) {
        return onFx(() -> {
            var scene = new Scene(root.call(), width, height);
            Theme.dress(scene, dark);
            return scene;
        });
    }

    /// Writes `target/screenshots/NAME-THEME-WIDTH.png` of what is in the window now.
    protected final Path screenshot(String name, Scene scene, boolean dark) {
        settle();
        onFx(() -> scene.snapshot(null)); // the first one lays out what listens to its own width
        WritableImage image = onFx(() -> scene.snapshot(null));
        return Screenshots.write(image, name + (dark ? "-dark-" : "-light-") + (int) scene.getWidth());
    }

    /// Runs `work` on the FX thread and returns what it returned.
    protected static <T> T onFx(Callable<T> work) {
        try {
            return WaitForAsyncUtils.asyncFx(work).get(PATIENCE, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e.getCause() == null ? e : e.getCause());
        }
    }

    /// Runs `work` on the FX thread and waits for its end.
    protected static void onFx(Runnable work) {
        onFx(Executors.callable(work));
    }

    /// Waits until `condition` holds on the FX thread; fails with `what` after a while.
    protected static void waitFor(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> onFx(() -> holds(condition)));
        } catch (TimeoutException e) {
            throw new AssertionError("Waited in vain: " + what, e);
        }
        settle();
    }

    /// A node that is not there yet is what one waits for.
    private static boolean holds(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (EmptyNodeQueryException notYet) {
            return false;
        }
    }

    /// Waits until everything queued for the FX thread has run and been laid out.
    protected static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// The node with this id, class or type; fails if there is none.
    protected final <T extends Node> T find(String query) {
        return robot.lookup(query).query();
    }

    @AfterEach
    final void closeAll() {
        onFx(() -> stages.forEach(Stage::hide));
        if (core != null) {
            core.close();
        }
    }

    private record AskedNavigator(List<String> asked) implements Navigator {

        @Override
        public void showProvider(ProviderId provider) {
            asked.add("showProvider " + provider);
        }

        @Override
        public void addEndpoint() {
            asked.add("addEndpoint");
        }

        @Override
        public void chatWith(ModelId model) {
            asked.add("chatWith " + model);
        }

        @Override
        public void showRouter() {
            asked.add("showRouter");
        }

        @Override
        public void showUsage() {
            asked.add("showUsage");
        }

        @Override
        public void showAttempt(UUID attempt) {
            asked.add("showAttempt " + attempt);
        }

        @Override
        public void showMessage(UUID conversation, UUID attempt) {
            asked.add("showMessage " + conversation + " " + attempt);
        }

        @Override
        public void browse(URI page) {
            asked.add("browse " + page);
        }

        @Override
        public void theme(Settings.Theme theme) {
            asked.add("theme " + theme);
        }

        @Override
        public void open(Sheet sheet) {
            asked.add("open " + sheet.getId());
        }

        @Override
        public void restore(Backup backup) {
            asked.add("restore " + backup.name());
        }

        @Override
        public void refreshRail() {
            asked.add("refreshRail");
        }
    }
}
