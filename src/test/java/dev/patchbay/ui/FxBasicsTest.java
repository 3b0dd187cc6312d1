package dev.patchbay.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.patchbay.text.Problem;
import dev.patchbay.ui.fx.Badge;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Nodes;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FxBasicsTest extends UiTest {

    @Test
    void theBundledFontsAreKnownUnderTheirOwnNames() {
        assertEquals("Patchbay Sans", Font.font("Patchbay Sans", 13).getFamily());
        assertEquals("Patchbay Figures", Font.font("Patchbay Figures", 13).getFamily());
        assertEquals("Patchbay Mono", Font.font("Patchbay Mono", 13).getFamily());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSharedPartsLookAsDesigned(boolean dark) {
        screenshot("parts", this::parts, 900, 640, dark);
    }

    private VBox parts() {
        var problem =
                new Problem("DeepSeek refused this key (401).", "Make a new one and paste it here.", "{\"error\":1}");
        var buttons = new VBox(
                8,
                Nodes.button("Check", () -> {}),
                Nodes.button("Add endpoint", "fth-plus", () -> {}, "primary"),
                Nodes.button("Remove", () -> {}, "flat"),
                Nodes.link("Get a key", () -> {}),
                Nodes.label("$24.03 this month 1111", "num", "small", "muted"),
                Nodes.label("https://localhost:11434/v1", "mono"));
        buttons.getStyleClass().add("card");
        var badges = new VBox(8);
        for (Badge.Tone tone : Badge.Tone.values()) {
            badges.getChildren()
                    .add(new Badge(tone.name(), tone == Badge.Tone.NEUTRAL ? "" : "fth-check-circle", tone));
        }
        var banners = new VBox(8);
        for (Banner.Tone tone : Banner.Tone.values()) {
            banners.getChildren().add(new Banner(words, tone, problem).with(Nodes.button("Mend it", () -> {})));
        }
        var content = new VBox(16, buttons, badges, banners);
        content.getStyleClass().add("canvas");
        content.setStyle("-fx-padding: 24");
        return Nodes.panel(Nodes.header("Parts", Nodes.spacer(), Nodes.button("Check all", () -> {})), content);
    }
}
