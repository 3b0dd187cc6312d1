package dev.patchbay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PricesCommandTest {
    private static final String MAP = "src/test/resources/prices/litellm.json";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Core core;

    @BeforeEach
    void start() {
        core = new Core(new AppPaths(folder), Core.Options.standard().secrets(new SessionStore("This is a test.")));
    }

    @AfterEach
    void close() {
        core.close();
    }

    @Test
    void thePriceOfAModelIsShownWithItsSource() {
        assertThat(run("prices", "--model", "openai/gpt-4o")).isEqualTo(ExitCode.OK);

        assertThat(text(out)).contains("openai/gpt-4o: $2.50 in, $10.00 out", "cached input", "bundled catalogue");
    }

    @Test
    void asJsonRatesAreDecimalStrings() {
        assertThat(run("prices", "--model", "openai/gpt-4o-mini", "--json")).isEqualTo(ExitCode.OK);

        JsonNode price = new JsonMapper().readTree(text(out));
        assertThat(price.at("/usdPerMtok/cached_input").asString()).isEqualTo("0.075");
        assertThat(price.at("/source/kind").asString()).isEqualTo("bundled");
    }

    @Test
    void whatMakesNoSenseIsSaidInWords() {
        assertThat(run("prices", "--apply")).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).contains("--apply goes with --import");
        assertThat(run("prices", "--set", "openai/new-model", "--input", "cheap"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).contains("\"cheap\" is no number").doesNotContain("Exception");
        assertThat(run("prices", "--import", folder.resolve("none.json").toString()))
                .isEqualTo(ExitCode.STORAGE);
        assertThat(text(err)).contains("There is no file");
    }

    @Test
    void aPriceIsSetShownAndEnded() {
        assertThat(run("prices", "--set", "openai/new-model", "--input", "1.5", "--output", "3"))
                .isEqualTo(ExitCode.OK);
        assertThat(text(out)).contains("openai/new-model: $1.50 in, $3.00 out", "set by you on");
        out.reset();
        assertThat(run("prices")).isEqualTo(ExitCode.OK);
        assertThat(text(out)).contains("models have a price", "openai/new-model: $1.50 in");
        out.reset();

        assertThat(run("prices", "--end", "openai/new-model")).isEqualTo(ExitCode.OK);
        assertThat(text(out)).contains("No price is known for openai/new-model");
    }

    @Test
    void anImportChangesNothingUntilItIsApplied() {
        assertThat(run("prices", "--import", MAP)).isEqualTo(ExitCode.OK);
        assertThat(text(out))
                .contains("openai/gpt-4.1", "input $2.00 → $2.20 (+10%)")
                .doesNotContain("bedrock");
        assertThat(text(err)).contains("2 changed, 1 new, 3 the same, 4 left out, 3 refused", "add --apply");
        assertThat(core.pricing().summary().files()).isEmpty();

        assertThat(run("prices", "--import", MAP, "--apply")).isEqualTo(ExitCode.OK);
        assertThat(text(err)).contains("3 models have new prices.");
        assertThat(core.pricing().summary().files()).hasSize(1);
    }

    @Test
    void wrongPricesAndFilesAreRefusedInWords() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"schema\": \"price-catalogue/1\"}");

        assertThat(run("prices", "--import", bad.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).contains("nothing of it was taken", "\"currency\" is missing");
        assertThat(run("prices", "--import", folder.resolve("none.json").toString()))
                .isEqualTo(ExitCode.STORAGE);
        assertThat(run("prices", "--set", "openai/x", "--input", "1")).isEqualTo(ExitCode.USAGE);
        assertThat(run("prices", "--set", "openai/x", "--input", "1", "--output", "2000"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("prices", "--set", "nobody/x", "--input", "1", "--output", "2"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(core.pricing().own()).isEmpty();
    }

    @Test
    void providersAreAskedForTheirModelsAnew() {
        assertThat(run("providers", "--refresh", "--json")).isEqualTo(ExitCode.OK);

        JsonNode demo = new JsonMapper()
                .readTree(text(out))
                .valueStream()
                .filter(each -> each.path("id").asString().equals("demo"))
                .findFirst()
                .orElseThrow();
        assertThat(demo.path("models").asInt()).isPositive();
    }

    private int run(String... arguments) {
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        var note = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Terminal(core, print, note, InputStream.nullInputStream(), null).run(arguments);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
