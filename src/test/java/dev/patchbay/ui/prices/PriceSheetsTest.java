package dev.patchbay.ui.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connection.EndpointDraft;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.text.ErrorText;
import dev.patchbay.ui.Panel;
import dev.patchbay.ui.Shell;
import dev.patchbay.ui.UiTest;
import dev.patchbay.ui.fx.UiContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceSheetsTest extends UiTest {
    private static final ModelId GPT_4O = ModelId.of("openai", "gpt-4o");
    private static final Path MAP =
            Path.of("src/test/resources/prices/litellm.json").toAbsolutePath();

    private Shell shell;
    private UiContext context;
    private Scene scene;

    private void open(Panel panel, int width, int height, boolean dark) {
        scene = show(
                () -> {
                    shell = new Shell(core(), ui(), words, new Shell.Desktop(page -> {}, theme -> {}), panel);
                    context = new UiContext(core(), ui(), words, new ErrorText(words), shell);
                    return shell.root();
                },
                width,
                height,
                dark);
        onFx(() -> shell.started(() -> {}));
    }

    private boolean there(String query) {
        return !robot.lookup(query).queryAll().isEmpty();
    }

    @Test
    void aPriceIsSetWithTheKeyboardAlone() {
        open(Panel.SETTINGS, 1000, 640, false);
        onFx(() -> PriceDialog.open(context, GPT_4O));
        waitFor("the form", () -> there("#price-sheet"));
        assertThat(this.<Label>find("#price-now").getText()).contains("$2.50 in, $10.00 out", "bundled catalogue");

        robot.write("-1").type(KeyCode.TAB).write("abc").type(KeyCode.ENTER);
        settle();
        assertThat(this.<TextField>find("#price-input").getStyleClass()).contains("wrong");
        assertThat(this.<TextField>find("#price-output").getStyleClass()).contains("wrong");
        assertThat(onFx(() -> scene.getFocusOwner().getId())).isEqualTo("price-input");
        assertThat(core().pricing().own()).isEmpty();

        onFx(() -> this.<TextField>find("#price-input").setText("1,25"));
        onFx(() -> this.<TextField>find("#price-output").setText("$5"));
        robot.type(KeyCode.ENTER);
        waitFor("the form is closed", () -> !there("#price-sheet"));
        Rates set = core().pricing().now(GPT_4O).orElseThrow().rates();
        assertThat(set.input()).isEqualByComparingTo("1.25");
        assertThat(set.output()).isEqualByComparingTo("5");
        assertThat(set.cachedInput()).isEqualByComparingTo("1.25");
    }

    @Test
    void escapeClosesTheFormAndSetsNothing() {
        open(Panel.SETTINGS, 1000, 640, false);
        onFx(() -> PriceDialog.open(context, GPT_4O));
        waitFor("the form", () -> there("#price-sheet"));

        robot.write("9").type(KeyCode.ESCAPE);

        waitFor("the form is closed", () -> !there("#price-sheet"));
        assertThat(core().pricing().own()).isEmpty();
    }

    @Test
    void aPriceFileIsShownBeforeItIsTaken() {
        open(Panel.SETTINGS, 1000, 700, false);
        onFx(() -> ImportDialog.open(context, MAP, LocalDate.now(ZoneOffset.UTC), () -> asked.add("changed")));
        waitFor("the preview", () -> there("#preview-table"));
        TableView<?> table = find("#preview-table");
        assertThat(table.getItems()).hasSize(6);
        assertThat(core().pricing().summary().files()).isEmpty();

        onFx(() -> this.<ToggleButton>find("#preview-left_out").fire());
        assertThat(table.getItems()).hasSize(10);
        onFx(() -> this.<TextField>find("#preview-search").setText("gpt-99"));
        assertThat(table.getItems()).hasSize(1);
        onFx(() -> table.getSelectionModel().select(0));
        assertThat(this.<Label>find("#preview-detail").getText()).contains("input above 272,000 tokens $5.00");

        robot.clickOn("#preview-apply");
        waitFor("it is applied", () -> asked.contains("changed"));
        assertThat(core().pricing().summary().files()).hasSize(1);
        assertThat(core().pricing().now(ModelId.of("openai", "gpt-99"))).isPresent();
    }

    @Test
    void aFileThatIsRefusedSaysWhy() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"schema\": \"price-catalogue/9\"}");
        open(Panel.SETTINGS, 1000, 700, false);

        onFx(() -> ImportDialog.open(context, bad, () -> asked.add("changed")));

        waitFor("the refusal", () -> there("#refused-problems"));
        assertThat(asked).isEmpty();
    }

    @Test
    void aModelWithoutAPriceIsGivenOneInTheListOfItsProvider() throws Exception {
        Provider endpoint = core().connections()
                .add(new EndpointDraft("Company", "http://localhost:1/v1", Protocol.OPENAI, Map.of(), false));
        core().models().setListed(endpoint.id(), List.of("house-model", "other-model"));
        open(Panel.SETTINGS, 1000, 700, false);
        onFx(() -> ModelsSheet.open(context, endpoint));
        waitFor(
                "the list",
                () -> this.<TableView<?>>find("#models-table").getItems().size() == 2);

        onFx(() -> this.<TableView<?>>find("#models-table").getSelectionModel().select(0));
        robot.clickOn("#models-set-price");
        waitFor("the form", () -> there("#price-sheet"));
        robot.write("0").type(KeyCode.TAB).write("0").type(KeyCode.ENTER);

        waitFor("the list again", () -> there("#models-table"));
        ModelId model = new ModelId(endpoint.id(), "house-model");
        assertThat(core().pricing().now(model).orElseThrow().free()).isTrue();
    }

    @Test
    void whatIsComingStandsOnTheRouter() {
        route(ModelId.of("openai", "gpt-4.1"), ModelId.of("google", "gemini-1.5-pro"));
        open(Panel.ROUTER, 1000, 700, false);

        waitFor("the notice", () -> there("#coming .label"));
        assertThat(robot.lookup("#coming .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anySatisfy(text -> assertThat(text)
                        .isEqualTo(
                                "Gemini 1.5 Pro ended on 24 September 2025." + " Google AI suggests Gemini 4 Argon."));
    }

    @ParameterizedTest
    @CsvSource({"1280, 760, false", "900, 640, true"})
    void theFormsAreDrawn(int width, int height, boolean dark) {
        core().pricing().set(GPT_4O, Rates.of("1.25", "5"), Instant.now());
        core().pricing().set(ModelId.of("mistral", "house"), Rates.of("0", "0"), Instant.now());
        route(
                ModelId.of("openai", "gpt-4.1"),
                ModelId.of("google", "gemini-1.5-pro"),
                ModelId.of("google", "gemini-4-argon"),
                ModelId.of("openai", "gpt-5"),
                ModelId.of("google", "gemini-3.8-flash"),
                ModelId.of("openai", "no-such-model"));
        open(Panel.SETTINGS, width, height, dark);
        waitFor("the card", () -> this.<Label>find("#prices-known").getText().contains("have a price"));
        onFx(() -> PriceDialog.open(context, GPT_4O));
        waitFor("the form", () -> there("#price-sheet"));
        screenshot("price-sheet", scene, dark);
        onFx(() -> ImportDialog.open(context, MAP, () -> {}));
        waitFor("the preview", () -> there("#preview-table"));
        onFx(() -> this.<TableView<?>>find("#preview-table").getSelectionModel().select(2));
        screenshot("price-preview", scene, dark);
        onFx(() -> robot.lookup("#preview-apply").queryButton().fire());
        waitFor("the preview is closed", () -> !there("#preview-table"));
        onFx(() -> ModelsSheet.open(context, core().providers().get("openai")));
        waitFor(
                "the list",
                () -> !this.<TableView<?>>find("#models-table").getItems().isEmpty());
        screenshot("models-sheet", scene, dark);
        onFx(() -> shell.show(Panel.ROUTER));
        waitFor("the notice", () -> there("#coming .label"));
        screenshot("router-coming", scene, dark);
        onFx(() -> shell.show(Panel.PROVIDERS));
        waitFor("the cards", () -> there("#models-of-openai"));
        screenshot("providers-models", scene, dark);
    }

    @ParameterizedTest
    @CsvSource({"1280, 760, false", "900, 640, true"})
    void thePricesCardIsDrawn(int width, int height, boolean dark) throws Exception {
        core().pricing().set(GPT_4O, Rates.of("1.25", "5"), Instant.now());
        core().pricing().apply(core().pricing().preview(MAP, LocalDate.now(ZoneOffset.UTC)));
        open(Panel.SETTINGS, width, height, dark);
        waitFor("the card", () -> this.<Label>find("#prices-known").getText().contains("have a price"));
        onFx(() ->
                ((javafx.scene.control.ScrollPane) robot.lookup(".flat-scroll").query()).setVvalue(0.45));
        screenshot("settings-prices", scene, dark);
    }

    private void route(ModelId primary, ModelId... fallbacks) {
        Profile profile = core().profiles().current();
        core().profiles().save(profile.withDefaults(new TaskRoute(primary, List.of(fallbacks), Parameters.NONE)));
        assertThat(Optional.of(core().profiles().current().models())).isNotEmpty();
    }
}
