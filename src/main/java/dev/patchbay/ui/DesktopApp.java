package dev.patchbay.ui;

import dev.patchbay.Core;
import dev.patchbay.Trace;
import dev.patchbay.settings.Settings;
import dev.patchbay.ui.fx.UiThread;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
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
    private static final BlockingQueue<HandOver> HANDED_OVER = new ArrayBlockingQueue<>(1);

    private final Core core;
    private final Consumer<Runnable> opened;
    private @Nullable Shell shell;
    private @Nullable WindowPlace place;

    public DesktopApp() {
        this(HANDED_OVER.remove());
    }

    private DesktopApp(HandOver handOver) {
        this(handOver.core(), handOver.opened());
    }

    DesktopApp(Core core, Consumer<Runnable> opened) {
        this.core = core;
        this.opened = opened;
    }

    /// Opens the window and returns when it has been closed; `core` is the caller's to close.
    ///
    /// @param opened is given, once the window is there, what brings it to the front from any thread
    public static void start(Core core, Consumer<Runnable> opened) {
        HANDED_OVER.add(new HandOver(core, opened));
        launch(DesktopApp.class);
    }

    @Override
    public void start(Stage stage) {
        var words = core.words();
        Settings settings = core.settings().get();
        Theme.loadFonts();
        var ui = new UiThread(FxPlatform.executor(), core.threads());
        var scene = new Scene(new Group());
        var theme = new Theme(scene, settings.theme(), FxPlatform.colorScheme());
        var desktop = new Shell.Desktop(page -> getHostServices().showDocument(page.toString()), theme::choose);
        var content = new Shell(core, ui, words, desktop, panel(settings));
        shell = content;
        scene.setRoot(content.root());
        content.listenTo(scene);
        var window = new WindowPlace(stage);
        place = window;
        window.restore(settings.window());
        stage.setTitle(words.get("app.name"));
        Arrays.stream(ICON_SIZES).forEach(size -> stage.getIcons().add(icon(size)));
        stage.setScene(scene);
        stage.show();
        opened.accept(() -> FxPlatform.executor().execute(() -> toFront(stage)));
        afterFirstFrame(() -> content.started(() -> {
            Trace.mark("idle");
            core.startDailyBackups();
        }));
    }

    @Override
    public void stop() {
        if (place != null && shell != null) {
            Settings.Window at = place.now();
            String panel = shell.panel().id();
            core.settings().update(settings -> settings.withWindow(at, panel));
        }
    }

    private static void toFront(Stage stage) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
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

    private record HandOver(Core core, Consumer<Runnable> opened) {}

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
