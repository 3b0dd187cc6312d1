package dev.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import java.math.BigDecimal;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShellTest extends UiTest {
    private Shell shell;

    @Test
    void theDigitsWithCtrlSwitchBetweenThePanels() {
        open(Panel.CHAT, false);

        for (Panel panel : Panel.values()) {
            KeyCode digit = KeyCode.valueOf("DIGIT" + (panel.ordinal() + 1));
            robot.press(KeyCode.CONTROL, digit).release(digit, KeyCode.CONTROL);
            waitFor(panel.id(), () -> shell.panel() == panel);
        }
    }

    @Test
    void onlyThePanelThatIsShownIsBuilt() {
        open(Panel.SETTINGS, false);

        assertThat(shell.built()).containsExactly(Panel.SETTINGS);
    }

    @Test
    void theRailShowsTodaysSpendingAndOpensUsage() {
        open(Panel.CHAT, false);
        robot.clickOn("#rail-spend");

        waitFor("Usage", () -> shell.panel() == Panel.USAGE);
    }

    @Test
    void theRailNamesWhatHasNoPriceAndTheWholeCap() {
        Scene scene = open(Panel.ROUTER, false);
        var cap = new BudgetState(
                Budget.overall(Budget.Period.DAY, new BigDecimal("500")), BigDecimal.ZERO, BigDecimal.ZERO);
        var foot = new SpendFoot(words, () -> {});
        onFx(() -> {
            var rail = (VBox) scene.getRoot().lookup(".rail");
            rail.getChildren().set(rail.getChildren().size() - 1, foot.root());
            foot.show(BigDecimal.ZERO, 3, cap);
        });
        settle();

        screenshot("rail-unpriced", scene, false);
        assertThat(onFx(() -> foot.root().getAccessibleText())).contains("+ 3 without a price");
        assertThat(onFx(() -> foot.root().lookupAll(".text").stream()
                        .map(text -> ((Text) text).getText())
                        .toList()))
                .contains("of $500.00");
    }

    @Test
    void theFootOfTheRailIsNoHigherThanItsWords() {
        var foot = onFx(() -> new SpendFoot(words, () -> {}));
        show(() -> new VBox(foot.root()), 200, 300, false);

        onFx(() -> foot.show(new BigDecimal("0.42"), 0, null));

        settle();
        double said = onFx(() -> foot.root().lookupAll(".text").stream()
                .mapToDouble(text -> text.getLayoutBounds().getHeight())
                .sum());
        double high = onFx(() -> foot.root().getLayoutBounds().getHeight());
        assertThat(high).isLessThan(said + 40); // padding and the gaps between three lines
    }

    @ParameterizedTest
    @EnumSource(Panel.class)
    void everyPanelIsDrawnInTheWindow(Panel panel) {
        for (boolean dark : new boolean[] {false, true}) {
            Scene scene = open(panel, dark);
            screenshot(panel.id(), scene, dark);
            onFx(() -> scene.getWindow().hide());
        }
    }

    private Scene open(Panel panel, boolean dark) {
        Scene scene = show(
                () -> {
                    shell = new Shell(core(), ui(), words, new Shell.Desktop(page -> {}, theme -> {}), panel);
                    return shell.root();
                },
                1000,
                700,
                dark);
        onFx(() -> shell.listenTo(scene));
        var idle = new java.util.concurrent.atomic.AtomicBoolean();
        onFx(() -> shell.started(() -> idle.set(true)));
        waitFor("the rail", idle::get);
        return scene;
    }
}
