package dev.patchbay.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.settings.Settings;
import dev.patchbay.ui.UiTest;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsTest extends UiTest {

    @BeforeEach
    void open() {
        show(
                () -> {
                    var view = new SettingsView(context());
                    view.shown();
                    return view.root();
                },
                1000,
                700,
                false);
        waitFor("the profile", () -> !this.<TextField>find("#profile-name").isDisabled());
        waitFor("the folder", () -> this.<Label>find("#data-folder").getText().equals(folder.toString()));
    }

    @Test
    void theThemeChangesAtOnceAndIsKept() {
        robot.clickOn("#theme-dark");

        assertThat(asked).contains("theme DARK");
        waitFor("the settings file", () -> core().settings().get().theme() == Settings.Theme.DARK);
    }

    @Test
    void theProfileGetsAnotherName() {
        robot.doubleClickOn("#profile-name").write("Work").type(KeyCode.ENTER);

        waitFor("the new name", () -> core().profiles().current().name().equals("Work"));
    }

    @Test
    void theDataFolderOpensInTheSystemsOwnWay() {
        robot.clickOn("#open-folder");

        assertThat(asked).contains("browse " + folder.toUri());
    }
}
