package dev.patchbay.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.patchbay.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Light or dark, as the user chose or as the system has it at this moment. Used on the FX thread.
public final class Theme {
    private static final List<String> FONTS = List.of(
            "PatchbaySans-Regular.otf",
            "PatchbaySans-Bold.otf",
            "PatchbayFigures-Regular.otf",
            "PatchbayFigures-Bold.otf",
            "PatchbayMono-Regular.ttf");

    private final Scene scene;
    private final ObservableValue<ColorScheme> system;
    private Settings.Theme chosen;

    public Theme(Scene scene, Settings.Theme chosen, ObservableValue<ColorScheme> system) {
        this.scene = scene;
        this.chosen = chosen;
        this.system = system;
        system.subscribe(ignored -> apply());
    }

    public void choose(Settings.Theme theme) {
        chosen = theme;
        apply();
    }

    public boolean dark() {
        return switch (chosen) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> system.getValue() == ColorScheme.DARK;
        };
    }

    private void apply() {
        dress(scene, dark());
    }

    /// Gives `scene` the program's look; for windows of its own and for tests.
    public static void dress(Scene scene, boolean dark) {
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheet("base.css"), sheet(dark ? "dark.css" : "light.css"));
    }

    /// Makes the bundled fonts known. Once, before the first scene.
    public static void loadFonts() {
        for (String name : FONTS) {
            try (InputStream font = Theme.class.getResourceAsStream("fonts/" + name)) {
                Font.loadFont(Objects.requireNonNull(font, name), 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
