package dev.patchbay.ui.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.text.ErrorText;
import dev.patchbay.ui.UiTest;
import dev.patchbay.ui.fx.Failures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The panel over a store in memory, so that it can refuse and show every kind of trouble.
class RouterViewTest extends UiTest {
    private static final ModelId SONNET = ModelId.of("anthropic", "claude-sonnet-5-5");
    private static final ModelId SOL = ModelId.of("openai", "gpt-6.2-sol");
    private static final ModelId CODER = ModelId.of("deepseek", "deepseek-coder");
    private static final ModelId FLASH = ModelId.of("google", "gemini-2.5-flash");

    private final MemoryStore store = new MemoryStore();
    private @Nullable RouterViewModel model;

    @ParameterizedTest
    @CsvSource({
        "900, 640, false",
        "1000, 700, true",
        "1280, 820, false",
        "1280, 820, true",
        "1600, 1000, false",
        "1600, 1000, true"
    })
    void theTableShowsRoutesChipsAndCaps(int width, int height, boolean dark) {
        store.profile.set(example());
        store.caps = List.of(
                Budget.overall(Budget.Period.DAY, new BigDecimal("5")),
                Budget.overall(Budget.Period.MONTH, new BigDecimal("45")));
        Scene scene = open(width, height, dark);
        screenshot("router", scene, dark);
        assertThat(onFx(() -> scene.getRoot().lookupAll(".route-chip"))).hasSizeGreaterThan(4);
    }

    @Test
    void aRouteIsEditedFromTheKeyboardAlone() {
        Scene scene = open(1280, 820, false);
        onFx(() -> find("#route-coding").requestFocus());
        robot.push(KeyCode.ENTER);
        waitFor(
                "the editor",
                () -> scene.getFocusOwner() != null
                        && "route-primary".equals(scene.getFocusOwner().getId()));
        robot.push(KeyCode.ENTER);
        settle();
        robot.write("sonnet");
        robot.push(KeyCode.ENTER);
        pickFallback("sol");
        pickFallback("coder");
        onFx(() -> find("#fallback-2").requestFocus());
        robot.push(KeyCode.ALT, KeyCode.UP);
        settle();
        robot.clickOn("#route-temperature").write("0,2");
        robot.clickOn("#route-max-tokens").write("8192");
        screenshot("router-editor", scene, false);
        robot.push(KeyCode.ENTER);
        waitFor(
                "the editor closes",
                () -> robot.lookup("#route-editor").tryQuery().isEmpty());

        assertThat(store.profile.get().route(TaskType.CODING))
                .isEqualTo(new TaskRoute(SONNET, List.of(CODER, SOL), new Parameters(0.2, 8192)));
        assertThat(this.<Label>find("#router-status").getText()).isEqualTo("Saved. Applies to the next message.");
        assertThat(scene.getFocusOwner().getId()).isEqualTo("route-coding");
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndNothingIsSaved() {
        open(1280, 820, false);
        robot.doubleClickOn("#route-general");
        robot.clickOn("#route-temperature").write("hot");
        robot.clickOn("#route-max-tokens").write("0").push(KeyCode.ENTER);
        settle();

        assertThat(texts(".field-error"))
                .contains("A number from 0 to 2, such as 0.7.", "A whole number from 1 to 10,000,000.");
        assertThat(store.profile.get()).isEqualTo(Profile.initial());
        assertThat(this.<TextField>find("#route-temperature").getText()).isEqualTo("hot");
    }

    @Test
    void aFailedSaveSaysSoAndKeepsWhatWasTyped() {
        Scene scene = open(1280, 820, true);
        store.broken = true;
        robot.doubleClickOn("#route-general");
        robot.clickOn("#route-temperature").write("0.5").push(KeyCode.ENTER);
        waitFor("the banner", () -> robot.lookup(".banner").tryQuery().isPresent());
        screenshot("router-failed", scene, true);
        assertThat(this.<TextField>find("#route-temperature").getText()).isEqualTo("0.5");

        store.broken = false;
        robot.clickOn("#route-save");
        waitFor(
                "the editor closes",
                () -> robot.lookup("#route-editor").tryQuery().isEmpty());
        assertThat(store.profile.get().route(TaskType.GENERAL).parameters().temperature())
                .isEqualTo(0.5);
        assertThat(robot.lookup(".banner").tryQuery()).isEmpty();
    }

    @Test
    void capsAreTypedCheckedAndSaved() {
        Scene scene = open(1280, 820, false);
        robot.clickOn("#cap-day").write("five").push(KeyCode.ENTER);
        settle();
        assertThat(this.<Label>find("#cap-day-error").getText()).startsWith("An amount such as 5");
        screenshot("router-cap-wrong", scene, false);

        onFx(() -> this.<TextField>find("#cap-day").setText("$5"));
        robot.clickOn("#cap-month").write("80,00").push(KeyCode.ENTER);
        waitFor("the caps are saved", () -> store.caps.size() == 2);
        assertThat(store.caps)
                .containsExactly(
                        Budget.overall(Budget.Period.DAY, new BigDecimal("5")),
                        Budget.overall(Budget.Period.MONTH, new BigDecimal("80")));
        assertThat(this.<TextField>find("#cap-day").getText()).isEqualTo("5.00");
        assertThat(this.<Label>find("#cap-state-day").getText()).isEqualTo("$3.04 of $5.00 spent, 60.8%. $1.96 left.");
        assertThat(asked).contains("refreshRail");
    }

    @Test
    void aCapOnAProviderIsAddedEditedAndRemoved() {
        Scene scene = open(1280, 820, true);
        onFx(() -> find("#cap-add").requestFocus());
        robot.push(KeyCode.SPACE);
        settle();
        screenshot("router-cap-add", scene, true);
        robot.clickOn("#cap-add-done");
        settle();
        assertThat(onFx(() -> scene.getFocusOwner().getId())).isEqualTo("cap-provider-openai-month");
        robot.write("12.5").push(KeyCode.ENTER);
        var openai = new Scope.OfProvider(new ProviderId("openai"));
        waitFor("the cap is saved", () -> store.caps.size() == 1);
        assertThat(store.caps).containsExactly(new Budget(openai, Budget.Period.MONTH, new BigDecimal("12.5")));

        onFx(() -> this.<TextField>find("#cap-provider-openai-month").setText("many"));
        robot.clickOn("#caps-save");
        settle();
        assertThat(this.<Label>find("#cap-provider-openai-month-error").getText())
                .startsWith("An amount such as 5");
        robot.clickOn("#caps-revert");
        assertThat(this.<TextField>find("#cap-provider-openai-month").getText()).isEqualTo("12.50");

        robot.clickOn("#cap-remove-provider-openai-month");
        robot.clickOn("#caps-save");
        waitFor("the cap is gone", () -> store.caps.isEmpty());
        assertThat(robot.lookup("#cap-provider-openai-month").tryQuery()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"900, 640, false", "900, 640, true", "1280, 820, false", "1280, 820, true"})
    void capsOfAllScopesStandOneUnderTheOther(int width, int height, boolean dark) {
        store.caps = List.of(
                Budget.overall(Budget.Period.DAY, new BigDecimal("5")),
                Budget.overall(Budget.Period.MONTH, new BigDecimal("45")),
                new Budget(new Scope.OfProvider(new ProviderId("openai")), Budget.Period.DAY, new BigDecimal("0.36")),
                new Budget(new Scope.OfTask(TaskType.CODING), Budget.Period.MONTH, new BigDecimal("0.25")),
                new Budget(new Scope.OfProfile("default"), Budget.Period.MONTH, new BigDecimal("0")));
        Scene scene = open(width, height, dark);
        onFx(() -> find("#cap-profile-default-month").requestFocus());
        settle();
        screenshot("router-caps", scene, dark);
        assertThat(this.<Label>find("#cap-state-provider-openai-day").getText())
                .contains("$0.30 of $0.36 spent", "$0.02 is held");
    }

    private void pickFallback(String search) {
        robot.clickOn("#add-fallback");
        settle();
        robot.write(search);
        robot.push(KeyCode.ENTER);
        settle();
    }

    private List<String> texts(String query) {
        return onFx(() -> robot.lookup(query).queryAll().stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private Scene open(int width, int height, boolean dark) {
        Scene scene = show(this::panel, width, height, dark);
        onFx(() -> model().load());
        waitFor("the routes", () -> model().shownProperty().get() != null);
        return scene;
    }

    private RouterViewModel model() {
        return Objects.requireNonNull(model);
    }

    private Parent panel() {
        model = new RouterViewModel(store, ui(), () -> asked.add("refreshRail"));
        var failures = new Failures(words, new ErrorText(words), id -> id.value());
        return new RouterView(words, failures, model).root();
    }

    private static Profile example() {
        return new Profile(
                "default",
                "Default",
                new TaskRoute(SONNET, List.of(SOL, FLASH), new Parameters(0.7, 4096)),
                Map.of(
                        TaskType.CODING, new TaskRoute(SONNET, List.of(SOL, CODER), new Parameters(0.2, null)),
                        TaskType.CREATIVE, new TaskRoute(SOL, List.of(), new Parameters(1.0, 8192)),
                        TaskType.ANALYSIS, new TaskRoute(CODER, List.of(SONNET, SOL), Parameters.NONE)));
    }

    private static final class MemoryStore implements RouterStore {
        private static final Map<Scope, String> NAMES = new LinkedHashMap<>();

        static {
            NAMES.put(Scope.EVERYTHING, "Everything");
            NAMES.put(new Scope.OfProvider(new ProviderId("openai")), "OpenAI");
            NAMES.put(new Scope.OfProvider(new ProviderId("anthropic")), "Anthropic");
            NAMES.put(new Scope.OfTask(TaskType.CODING), "Task Coding");
            NAMES.put(new Scope.OfProfile("default"), "Profile Default");
        }

        private final AtomicReference<Profile> profile = new AtomicReference<>(Profile.initial());
        private volatile List<Budget> caps = List.of();
        private volatile boolean broken;

        @Override
        public RouterViewModel.Shown read() {
            return new RouterViewModel.Shown(
                    profile.get(),
                    directory(),
                    new CapsShown(caps, states("3.04", "40.4458"), states("0", "0.0021"), NAMES, "Europe/Berlin"));
        }

        @Override
        public void change(CapsDraft.Change change) {
            var changed = new ArrayList<>(caps);
            changed.removeAll(change.removed());
            for (Budget cap : change.set()) {
                changed.removeIf(old -> old.scope().equals(cap.scope()) && old.period() == cap.period());
                changed.add(cap);
            }
            caps = List.copyOf(changed);
        }

        @Override
        public void change(UnaryOperator<Profile> change) {
            if (broken) {
                throw new StorageException(
                        StorageException.Kind.NOT_WRITABLE, "The disk is full.", new IllegalStateException());
            }
            profile.updateAndGet(change);
        }

        private List<BudgetState> states(String day, String month) {
            var states = new ArrayList<BudgetState>();
            for (Budget.Period period : Budget.Period.values()) {
                Budget cap = caps.stream()
                        .filter(budget -> budget.period() == period && budget.scope() instanceof Scope.Everything)
                        .findFirst()
                        .orElse(Budget.overall(period, BigDecimal.ZERO));
                String spent = period == Budget.Period.DAY ? day : month;
                states.add(new BudgetState(cap, new BigDecimal(spent), BigDecimal.ZERO));
            }
            caps.stream()
                    .filter(cap -> !(cap.scope() instanceof Scope.Everything))
                    .forEach(cap -> states.add(
                            new BudgetState(cap, new BigDecimal(day).movePointLeft(1), new BigDecimal("0.02"))));
            return states;
        }

        private static ModelDirectory directory() {
            return new ModelDirectory(
                    List.of(
                            choice(
                                    SOL,
                                    "GPT-6.2 Sol",
                                    "OpenAI",
                                    "$1.75 in, $14.00 out per Mtok",
                                    ModelChoice.Trouble.NONE,
                                    "",
                                    ""),
                            choice(
                                    SONNET,
                                    "Claude Sonnet 5.5",
                                    "Anthropic",
                                    "$3.00 in, $15.00 out per Mtok",
                                    ModelChoice.Trouble.NONE,
                                    "",
                                    ""),
                            choice(
                                    CODER,
                                    "DeepSeek Coder",
                                    "DeepSeek",
                                    "no price known",
                                    ModelChoice.Trouble.ERROR,
                                    "retired",
                                    "DeepSeek has retired DeepSeek Coder."),
                            choice(
                                    FLASH,
                                    "Gemini 2.5 Flash",
                                    "Google AI",
                                    "$0.30 in, $2.50 out per Mtok",
                                    ModelChoice.Trouble.WARNING,
                                    "no key",
                                    "Google AI has no key yet."),
                            choice(Profile.FIRST_MODEL, "Demo", "Demo", "free", ModelChoice.Trouble.NONE, "", "")),
                    id -> choice(
                            id,
                            id.name(),
                            id.provider().value(),
                            "no price known",
                            ModelChoice.Trouble.ERROR,
                            "removed",
                            "Removed."));
        }

        private static ModelChoice choice(
                ModelId id,
                String name,
                String provider,
                String prices,
                ModelChoice.Trouble trouble,
                String brief,
                String sentence) {
            return new ModelChoice(id, name, provider, prices, true, 64000, trouble, brief, sentence);
        }
    }
}
