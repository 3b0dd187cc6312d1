package dev.patchbay.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.ProxyChoice;
import dev.patchbay.ui.UiTest;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A provider that is reached in its own way.
class ProviderProxyTest extends UiTest {
    private static final ProviderId OPENAI = new ProviderId("openai");

    @Test
    void aProvidersOwnProxyIsChosenFromItsCardShownThereAndGivenUpAgain() {
        open(924, 640, false);
        openForm();
        robot.clickOn("#proxy-own")
                .clickOn("#proxy-address")
                .write("proxy.acme.example:3128")
                .type(KeyCode.ENTER);

        waitFor("the card", () -> spoken().equals("Proxy of OpenAI: through proxy.acme.example:3128"));
        assertThat(robot.lookup("#proxy-form").tryQuery()).isEmpty();
        assertThat(kept()).contains(new ProxyChoice.Http("proxy.acme.example", 3128));

        openForm();
        robot.clickOn("#proxy-inherit").clickOn("#proxy-save");

        waitFor("the way of all", () -> spoken().equals("Proxy of OpenAI: as in Settings"));
        assertThat(kept()).isEmpty();
    }

    @Test
    void anAddressThatCannotBeUsedStaysInTheFormWithWhatIsWrong() {
        open(924, 640, false);
        openForm();

        robot.clickOn("#proxy-own").clickOn("#proxy-address").write("nowhere").clickOn("#proxy-save");

        waitFor("the words", () -> this.<Label>find("#proxy-wrong").isVisible());
        assertThat(this.<Label>find("#proxy-wrong").getText()).contains("HOST:PORT");
        assertThat(kept()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"924, 640, true", "1204, 820, false"})
    void pictures(int width, int height, boolean dark) {
        core().connections().setProxy(OPENAI, Optional.of(new ProxyChoice.Http("proxy.acme.example", 3128)));
        core().connections().setProxy(new ProviderId("mistral"), Optional.of(ProxyChoice.DIRECT));
        Scene scene = open(width, height, dark);
        screenshot("providers-proxy-cards", scene, dark);
        openForm();
        screenshot("providers-proxy", scene, dark);
    }

    private void openForm() {
        onFx(() -> this.<Button>find("#proxy-of-openai").fire());
        waitFor("the form", () -> robot.lookup("#proxy-form").tryQuery().isPresent());
    }

    private Optional<ProxyChoice> kept() {
        return core().connections().proxy(OPENAI);
    }

    private String spoken() {
        return this.<Button>find("#proxy-of-openai").getAccessibleText();
    }

    private Scene open(int width, int height, boolean dark) {
        ProvidersView view = onFx(() -> new ProvidersView(context()));
        Scene scene = show(view::root, width, height, dark);
        onFx(view::shown);
        waitFor("the cards", () -> robot.lookup("#proxy-of-openai").tryQuery().isPresent());
        return scene;
    }
}
