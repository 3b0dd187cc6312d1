package dev.patchbay.ui;

import dev.patchbay.settings.Settings;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Where the window is: put back as it was, as long as a screen is there.
final class WindowPlace {
    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 640;
    private static final double FIRST_WIDTH = 1280;
    private static final double FIRST_HEIGHT = 820;

    private final Stage stage;
    private Settings.@Nullable Window normal;

    WindowPlace(Stage stage) {
        this.stage = stage;
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.xProperty().subscribe(this::moved);
        stage.yProperty().subscribe(this::moved);
        stage.widthProperty().subscribe(this::moved);
        stage.heightProperty().subscribe(this::moved);
    }

    void restore(Settings.@Nullable Window last) {
        if (last == null || !visible(last)) {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.max(MIN_WIDTH, Math.min(FIRST_WIDTH, screen.getWidth())));
            stage.setHeight(Math.max(MIN_HEIGHT, Math.min(FIRST_HEIGHT, screen.getHeight())));
            return;
        }
        stage.setX(last.x());
        stage.setY(last.y());
        stage.setWidth(Math.max(MIN_WIDTH, last.width()));
        stage.setHeight(Math.max(MIN_HEIGHT, last.height()));
        stage.setMaximized(last.maximized());
    }

    /// Where it is now; a maximized window keeps the place it would shrink to.
    Settings.Window now() {
        Settings.Window at = normal;
        if (at == null) {
            at = here();
        }
        return new Settings.Window(at.x(), at.y(), at.width(), at.height(), stage.isMaximized());
    }

    private void moved() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
            normal = here();
        }
    }

    private Settings.Window here() {
        return new Settings.Window(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }

    private static boolean visible(Settings.Window at) {
        return !Screen.getScreensForRectangle(at.x(), at.y(), at.width(), at.height())
                .isEmpty();
    }
}
