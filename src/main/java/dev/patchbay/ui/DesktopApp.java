package dev.patchbay.ui;

import dev.patchbay.Core;
import dev.patchbay.Trace;
import dev.patchbay.settings.Settings;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.UiThread;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The program as a window. Nothing stands between the start and the first frame but the window itself and
/// one panel: no database, keychain, network or catalogue.
public final class DesktopApp extends Application {
    private static final int[] ICON_SIZES = {16, 32, 64, 128, 256};

    /// JavaFX makes the `Application` by itself, without arguments: the services wait for it here.
    private static final BlockingQueue<Core> HANDED_OVER = new ArrayBlockingQueue<>(1);

    private final Core core = HANDED_OVER.remove();
    private @Nullable Shell shell;
    private @Nullable WindowPlace place;

    /// Opens the window and returns when it has been closed, with `core` closed too.
    public static void start(Core core) {
        HANDED_OVER.add(core);
        launch(DesktopApp.class);
    }

    @Override
    public void start(Stage stage) {
        var words = new Words();
        Settings settings = core.settings().get();
        Theme.loadFonts();
        var ui = new UiThread(FxPlatform.executor(), Executors.newVirtualThreadPerTaskExecutor());
        var scene = new Scene(new Group());
        var theme = new Theme(scene, settings.theme(), FxPlatform.colorScheme());
        var desktop = new Shell.Desktop(page -> getHostServices().showDocument(page.toString()), theme::choose);
        shell = new Shell(core, ui, words, desktop, panel(settings));
        scene.setRoot(shell.root());
        shell.listenTo(scene);
        place = new WindowPlace(stage);
        place.restore(settings.window());
        stage.setTitle(words.get("app.name"));
        Arrays.stream(ICON_SIZES).forEach(size -> stage.getIcons().add(icon(size)));
        stage.setScene(scene);
        stage.show();
        afterFirstFrame(shell::started);
    }

    @Override
    public void stop() {
        if (place != null && shell != null) {
            Settings.Window at = place.now();
            String panel = shell.panel().id();
            core.settings().update(settings -> settings.withWindow(at, panel));
        }
        core.close();
    }

    private static Panel panel(Settings settings) {
        return Arrays.stream(Panel.values())
                .filter(panel -> panel.id().equals(settings.panel()))
                .findFirst()
                .orElse(Panel.CHAT);
    }

    private static Image icon(int size) {
        String name = "icon-" + size + ".png";
        return new Image(Objects.requireNonNull(DesktopApp.class.getResourceAsStream(name), name));
    }

    /// The second pulse comes when the first has been drawn.
    private static void afterFirstFrame(Runnable started) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses == 2) {
                    stop();
                    Trace.mark("first-frame");
                    started.run();
                }
            }
        }.start();
    }
}
