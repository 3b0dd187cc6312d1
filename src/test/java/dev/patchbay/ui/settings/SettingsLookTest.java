package dev.patchbay.ui.settings;

import dev.patchbay.settings.Settings;
import dev.patchbay.ui.UiTest;
import java.nio.file.Path;
import java.time.ZoneId;
import javafx.scene.Parent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsLookTest extends UiTest {

    @ParameterizedTest
    @CsvSource({"900, 640, true", "1280, 820, false"})
    void theSettingsAreDrawn(int width, int height, boolean dark) {
        screenshot("settings", this::panel, width, height, dark);
    }

    private Parent panel() {
        var context = context();
        var model = new SettingsViewModel(context);
        var view = new SettingsView(context, model);
        model.show(new SettingsViewModel.Places(
                Settings.INITIAL, Path.of("/home/ada/.local/share/patchbay"), "GNOME Keyring", true, ""));
        model.show(new SettingsViewModel.Ledger("Work", ZoneId.of("Europe/Berlin")));
        return view.root();
    }
}
