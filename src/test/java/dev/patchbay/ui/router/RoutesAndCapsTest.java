package dev.patchbay.ui.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.ui.UiTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The panel over the real services: catalogue, connections, an H2 file.
class RoutesAndCapsTest extends UiTest {
    private static final ModelId DEMO = Profile.FIRST_MODEL;
    private static final ModelId GPT_4O = ModelId.of("openai", "gpt-4o");
    private static final ModelId MINI = ModelId.of("openai", "gpt-4o-mini");
    private static final ModelId LARGE = ModelId.of("mistral", "mistral-large-latest");

    @Test
    void routesForAllTasksTheDefaultAndCapsAreThereAfterReopening() {
        open();
        route("default", "openai/gpt-4o-mini", List.of("mistral-large-latest"), "0.7", "2048");
        route("general", "demo/demo", List.of(), "", "");
        route("coding", "openai/gpt-4o-mini", List.of("demo/demo", "mistral-large-latest"), "0", "8192");
        route("creative", "mistral-large-latest", List.of("openai/gpt-4o-mini"), "1,3", "");
        route("analysis", "openai/gpt-4o-mini", List.of(), "", "1000");
        robot.clickOn("#cap-day").write("$5");
        robot.clickOn("#cap-month").write("80,00").push(KeyCode.ENTER);
        waitFor(
                "the caps are saved",
                () -> this.<TextField>find("#cap-month").getText().equals("80.00"));

        Profile profile = core().profiles().current();
        assertThat(profile.defaults()).isEqualTo(new TaskRoute(MINI, List.of(LARGE), new Parameters(0.7, 2048)));
        assertThat(profile.route(TaskType.GENERAL)).isEqualTo(new TaskRoute(DEMO, List.of(), Parameters.NONE));
        assertThat(profile.route(TaskType.CODING))
                .isEqualTo(new TaskRoute(MINI, List.of(DEMO, LARGE), new Parameters(0.0, 8192)));
        assertThat(profile.route(TaskType.CREATIVE))
                .isEqualTo(new TaskRoute(LARGE, List.of(MINI), new Parameters(1.3, null)));
        assertThat(profile.route(TaskType.ANALYSIS))
                .isEqualTo(new TaskRoute(MINI, List.of(), new Parameters(null, 1000)));
        assertThat(core().budgets().all()).extracting(Budget::period).containsExactlyInAnyOrder(Budget.Period.values());

        reopen();
        Scene again = open();
        screenshot("router-reopened", again, false);
        assertThat(onFx(() -> find("#route-coding").getAccessibleText()))
                .contains("Fallbacks: Demo")
                .contains("Temperature: 0.0")
                .contains("At most 8,192 tokens out");
        assertThat(onFx(() -> find("#route-creative").getAccessibleText())).contains("At most 2,048 tokens out");
        assertThat(this.<TextField>find("#cap-day").getText()).isEqualTo("5.00");
        assertThat(this.<Label>find("#cap-state-day").getText()).isEqualTo("$0.00 of $5.00 spent, 0.0%. $5.00 left.");
        assertThat(core().profiles().current()).isEqualTo(profile);
    }

    @Test
    void aModelWithoutAKeyIsMarkedInWords() {
        core().profiles()
                .save(core().profiles()
                        .current()
                        .withRoute(TaskType.CODING, new TaskRoute(GPT_4O, List.of(), Parameters.NONE)));
        core().budgets().set(Budget.overall(Budget.Period.DAY, BigDecimal.ZERO));
        open();

        assertThat(onFx(() -> find("#route-coding").getAccessibleText())).contains("OpenAI");
        assertThat(onFx(() -> find("#route-coding").lookupAll(".ikonli-font-icon")))
                .hasSizeGreaterThan(1);
        assertThat(this.<Label>find("#cap-state-day").getText()).contains("only free models are let through");
    }

    private void route(String task, String model, List<String> fallbacks, String temperature, String tokens) {
        onFx(() -> find("#route-" + task).requestFocus());
        robot.push(KeyCode.ENTER);
        waitFor(
                "the editor of " + task,
                () -> robot.lookup("#route-editor").tryQuery().isPresent());
        pick("#route-primary", model);
        fallbacks.forEach(fallback -> pick("#add-fallback", fallback));
        onFx(() -> {
            this.<TextField>find("#route-temperature").setText(temperature);
            this.<TextField>find("#route-max-tokens").setText(tokens);
        });
        onFx(() -> find("#route-max-tokens").requestFocus());
        robot.push(KeyCode.ENTER);
        waitFor(
                "the editor closes",
                () -> robot.lookup("#route-editor").tryQuery().isEmpty());
    }

    private void pick(String button, String model) {
        onFx(() -> find(button).requestFocus());
        robot.push(KeyCode.ENTER);
        settle();
        onFx(() -> this.<TextField>find("#model-picker-search").setText(model));
        robot.push(KeyCode.ENTER);
        settle();
    }

    private Scene open() {
        var view = new AtomicReference<RouterView>();
        Scene scene = show(
                () -> {
                    view.set(new RouterView(context()));
                    return view.get().root();
                },
                1280,
                820,
                false);
        onFx(() -> view.get().shown());
        waitFor("the routes", () -> robot.lookup("#route-coding").tryQuery().isPresent());
        return scene;
    }
}
