package dev.patchbay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.patchbay.Core;
import dev.patchbay.report.ReportKind;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.testing.YearOfUsage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `patchbay usage --report` and `patchbay reconcile` over a year of varied use.
class ReportsInTerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Core core;

    @BeforeEach
    void start() {
        YearOfUsage.into(folder.resolve("patchbay"));
        core = new Core(new AppPaths(folder), Core.Options.standard().secrets(new SessionStore("This is a test.")));
    }

    @AfterEach
    void close() {
        core.close();
    }

    @ParameterizedTest
    @EnumSource
    void aReportOfAMonthGoesIntoAFileAndIntoAPipe(ReportKind kind) throws IOException {
        Path file = folder.resolve("report.csv");

        assertThat(run("usage", "--report", kind.id(), "--month", "2026-10", "--csv", file.toString()))
                .as(err())
                .isEqualTo(ExitCode.OK);
        assertThat(out()).isEmpty();
        assertThat(err()).contains(" written to " + file);

        assertThat(run("usage", "--report", kind.id(), "--month", "2026-10", "--csv", "-"))
                .isEqualTo(ExitCode.OK);
        assertThat(withoutTime(out())).isEqualTo(withoutTime(Files.readString(file)));
        assertThat(out()).startsWith("schema,").contains("\r\n" + kind.schema() + ",");
    }

    @Test
    void aStatementIsOfOneMonthAndDaysAreGivenOneWay() {
        assertThat(run("usage", "--report", "statement", "--from", "2026-09-01", "--to", "2026-10-31"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("A statement is of one month");
        assertThat(run("usage", "--month", "2026-10", "--from", "2026-10-02")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("Give --month, or --from and --to.");
        assertThat(run("usage", "--report", "everything")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidWithItsReason() {
        Path file = folder.resolve("nowhere").resolve("x.csv");
        assertThat(run("usage", "--month", "2026-10", "--csv", file.toString())).isEqualTo(ExitCode.STORAGE);
        assertThat(err()).contains("Not written: " + file + ": no such folder");
    }

    @Test
    void aBillIsComparedDayByDay() throws IOException {
        Path bill = Files.writeString(folder.resolve("bill.csv"), """
                usage_date_utc,model,workspace,token_type,cost_usd
                2026-10-05,Claude Opus 4.5,Default,output,10.25
                2026-10-06,Claude Opus 4.5,Default,output,0
                """);

        assertThat(run("reconcile", bill.toString(), "--json")).as(err()).isEqualTo(ExitCode.OK);
        JsonNode compared = new JsonMapper().readTree(out());
        assertThat(compared.path("provider").asString()).isEqualTo("anthropic");
        JsonNode day = compared.path("days").get(0);
        assertThat(day.path("day").asString()).isEqualTo("2026-10-05");
        assertThat(decimal(day, "providerUsd")).isEqualByComparingTo("10.25");
        assertThat(decimal(day, "exactUsd").add(decimal(day, "estimatedUsd"))).isPositive();
        assertThat(decimal(day, "differenceUsd"))
                .isEqualByComparingTo(decimal(day, "providerUsd")
                        .subtract(decimal(day, "exactUsd"))
                        .subtract(decimal(day, "estimatedUsd")));

        assertThat(run("reconcile", bill.toString())).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("2026-10-05  $10.25").contains("total");
        assertThat(err()).contains("begin at 00:00 UTC; everywhere else the ledger counts days in Europe/Berlin.");

        assertThat(run("reconcile", bill.toString(), "--provider", "openai", "--csv"))
                .isEqualTo(ExitCode.OK);
        try (var rows = CsvReader.builder().ofNamedCsvRecord(out())) {
            assertThat(rows.stream())
                    .allSatisfy(row -> assertThat(row.getField("provider")).isEqualTo("openai"));
        }
    }

    @Test
    void aBillThatCannotBeReadSaysWhyAndWhatToDo() throws IOException {
        Path bill = Files.writeString(folder.resolve("bill.csv"), "when,dollars\n2026-10-05,1\n");

        assertThat(run("reconcile", bill.toString(), "--provider", "openai")).isEqualTo(ExitCode.STORAGE);
        assertThat(err()).contains("Its columns are: when, dollars.").contains("--date COLUMN --cost COLUMN");
        assertThat(run("reconcile", bill.toString(), "--date", "when", "--cost", "dollars"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--provider openai");
        assertThat(run("reconcile", bill.toString(), "--date", "when")).isEqualTo(ExitCode.USAGE);
        assertThat(run("reconcile", folder.resolve("none.csv").toString(), "--provider", "openai"))
                .isEqualTo(ExitCode.STORAGE);
        assertThat(err()).contains("There is no file");
        assertThat(run("reconcile", bill.toString(), "--date", "when", "--cost", "dollars", "--provider", "No One"))
                .isEqualTo(ExitCode.USAGE);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new Terminal(
                        core,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        InputStream.nullInputStream(),
                        null)
                .run(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// Without the line that says when it was made.
    private static String withoutTime(String csv) {
        return csv.replaceAll("(?m)^.*,created,.*$", "");
    }

    private static BigDecimal decimal(JsonNode node, String name) {
        return new BigDecimal(node.path(name).asString());
    }
}
