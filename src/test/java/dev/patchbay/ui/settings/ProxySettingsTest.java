package dev.patchbay.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ProxyChoice;
import dev.patchbay.ui.UiTest;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The proxy of all providers, chosen in Settings.
class ProxySettingsTest extends UiTest {

    @Test
    void anAddressIsKeptWithEnterAndNoneWithAClick() {
        open(1000, 700, false);
        robot.clickOn("#proxy-own")
                .clickOn("#proxy-address")
                .write("proxy.acme.example:3128")
                .type(KeyCode.ENTER);
        waitFor("the proxy", () -> kept().equals(new ProxyChoice.Http("proxy.acme.example", 3128)));

        robot.clickOn("#proxy-none");

        waitFor("none", () -> kept().equals(ProxyChoice.DIRECT));
        assertThat(this.<TextField>find("#proxy-address").isVisible()).isFalse();
    }

    @Test
    void socksIsRefusedUnderTheFieldAndNothingIsKept() {
        open(1000, 700, false);
        robot.clickOn("#proxy-own").clickOn("#proxy-address").write("socks5://localhost:1080");

        robot.type(KeyCode.TAB);

        waitFor("the words", () -> this.<Label>find("#proxy-wrong").isVisible());
        assertThat(this.<Label>find("#proxy-wrong").getText()).contains("SOCKS");
        assertThat(kept()).isEqualTo(ProxyChoice.AS_SYSTEM);
        robot.clickOn("#proxy-system");
        assertThat(this.<Label>find("#proxy-wrong").isVisible()).isFalse();
    }

    @Test
    void whatWasChosenIsShownAgain() {
        core().settings().update(settings -> settings.withProxy(new ProxyChoice.Http("::1", 8080)));

        open(1000, 700, false);

        waitFor(
                "the address",
                () -> this.<TextField>find("#proxy-address").getText().equals("[::1]:8080"));
    }

    @ParameterizedTest
    @CsvSource({"924, 640, true", "1204, 820, false"})
    void pictures(int width, int height, boolean dark) {
        Scene scene = open(width, height, dark);
        robot.clickOn("#proxy-own")
                .clickOn("#proxy-address")
                .write("socks5://localhost:1080")
                .type(KeyCode.ENTER);
        waitFor("the words", () -> this.<Label>find("#proxy-wrong").isVisible());
        screenshot("settings-proxy", scene, dark);
    }

    private ProxyChoice kept() {
        return core().settings().get().proxy();
    }

    private Scene open(int width, int height, boolean dark) {
        Scene scene = show(
                () -> {
                    var view = new SettingsView(context());
                    view.shown();
                    return view.root();
                },
                width,
                height,
                dark);
        waitFor("the profile", () -> !this.<TextField>find("#profile-name").isDisabled());
        waitFor("the folder", () -> this.<Label>find("#data-folder").getText().equals(folder.toString()));
        return scene;
    }
}
