package dev.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.settings.Settings;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class WindowPlaceTest extends UiTest {

    @Test
    void theWindowComesBackWhereItWas() {
        var last = new Settings.Window(40, 30, 950, 660, false);

        assertThat(reopened(last)).isEqualTo(last);
    }

    @Test
    void aPlaceOnAScreenThatIsGoneIsNotUsed() {
        Settings.Window now = reopened(new Settings.Window(-9000, -9000, 950, 660, false));

        assertThat(now.x()).isGreaterThan(-100);
        assertThat(now.y()).isGreaterThan(-100);
    }

    @Test
    void theWindowIsNeverSmallerThanItsContentBears() {
        Settings.Window now = reopened(new Settings.Window(0, 0, 300, 200, false));

        assertThat(now.width()).isEqualTo(900);
        assertThat(now.height()).isEqualTo(640);
    }

    private static Settings.Window reopened(Settings.Window last) {
        return onFx(() -> {
            var stage = new Stage();
            var place = new WindowPlace(stage);
            place.restore(last);
            stage.setScene(new Scene(new Pane()));
            stage.show();
            Settings.Window now = place.now();
            stage.hide();
            return now;
        });
    }
}
