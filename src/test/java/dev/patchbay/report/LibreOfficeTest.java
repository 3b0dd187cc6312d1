package dev.patchbay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.Usage;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.ledger.Hold;
import dev.patchbay.ledger.Ledger;
import dev.patchbay.ledger.Plans;
import dev.patchbay.ledger.Results;
import dev.patchbay.store.Database;
import dev.patchbay.testing.YearOfUsage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Every report as LibreOffice reads it, told to take for a formula whatever looks like one. Needs `soffice`, so it is
/// not among the tests of a build: `./mvnw test -Dtest=LibreOfficeTest -Dtests.left.out=`.
@Tag("libreoffice")
class LibreOfficeTest {
    private static final UsageFilter ALL = new UsageFilter(YearOfUsage.FIRST, YearOfUsage.LAST, true);
    private static final List<String> HOSTILE = List.of(
            "=1+1",
            "=HYPERLINK(\"http://127.0.0.1\";\"click\")",
            "+1+1",
            "-1+1",
            "@SUM(1;1)",
            "\t=1+1",
            "\r=1+1",
            "a\",=1+1",
            "größer, 日本\n=1+1");

    @TempDir
    static Path folder;

    private static Database database;

    @BeforeAll
    static void aYearWithHostileNames() throws ChatException {
        YearOfUsage.into(folder.resolve("patchbay"));
        database = new Database(folder.resolve("patchbay"));
        var ledger = new Ledger(database, Plans.PRICES, Clock.fixed(YearOfUsage.NOW, ZoneOffset.UTC));
        for (String name : HOSTILE) {
            try (Hold hold = ledger.reserve(Plans.of(Plans.GPT_4O))) {
                hold.sent();
                hold.succeeded(Results.whole(Usage.of(1_000, 1_000), name));
            }
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyReportKeepsItsRowsColumnsAndSumsAndHasNoFormula(ReportKind kind) throws Exception {
        Path file = folder.resolve(kind.id() + ".csv");
        long rows = new Exports(database, InstantSource.fixed(YearOfUsage.NOW))
                .toFile(kind, ALL, file, new Cancellation(), Exports.Progress.NONE);

        List<List<Element>> read = convert(file);

        assertThat(read).hasSize((int) rows + 1);
        List<String> header =
                read.getFirst().stream().map(LibreOfficeTest::text).toList();
        assertThat(read).allSatisfy(row -> assertThat(row.size()).isLessThanOrEqualTo(header.size()));
        assertThat(read.stream().flatMap(List::stream)).noneMatch(LibreOfficeTest::isFormula);
        if (kind != ReportKind.STATEMENT) {
            UsageSum sum = new Reports(database).total(ALL);
            assertThat(sum(read, header.indexOf("exact_usd")))
                    .isCloseTo(
                            sum.exactUsd(), within(new BigDecimal("0.0000001"))); // a spreadsheet's numbers are binary
            assertThat(sum(read, header.indexOf("estimated_usd")))
                    .isCloseTo(sum.estimatedUsd(), within(new BigDecimal("0.0000001")));
        }
        if (kind == ReportKind.ATTEMPTS) {
            int served = header.indexOf("served_model");
            assertThat(read.stream().map(row -> text(row.get(served))))
                    .contains("'=1+1", "'+1+1", "'-1+1", "'@SUM(1;1)", "a\",=1+1");
        }
    }

    @Test
    void withoutTheApostropheItWouldBeAFormula() throws Exception {
        Path file = Files.writeString(folder.resolve("raw.csv"), "a,b\r\n=1+1,@SUM(1;1)\r\n");

        assertThat(convert(file).getLast()).anyMatch(LibreOfficeTest::isFormula);
    }

    /// The cells of each row, as LibreOffice writes them down itself.
    private static List<List<Element>> convert(Path csv) throws Exception {
        String profile = folder.resolve("profile").toUri().toString();
        Process office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + profile,
                        "--headless",
                        "--infilter=CSV:44,34,76,1,,0,false,true,false,false,0,true",
                        "--convert-to",
                        "fods",
                        "--outdir",
                        folder.toString(),
                        csv.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("soffice.log").toFile())
                .start();
        assertThat(office.waitFor(5, TimeUnit.MINUTES)).isTrue();
        Path sheet = folder.resolve(csv.getFileName().toString().replace(".csv", ".fods"));
        assertThat(sheet).as(Files.readString(folder.resolve("soffice.log"))).exists();
        return rows(sheet);
    }

    private static List<List<Element>> rows(Path sheet) throws Exception {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(sheet.toFile());
        var rows = new ArrayList<List<Element>>();
        for (Element row : elements(document.getElementsByTagName("table:table-row"))) {
            var cells = new ArrayList<Element>();
            for (Element cell : elements(row.getElementsByTagName("table:table-cell"))) {
                String repeated = cell.getAttribute("table:number-columns-repeated");
                int times = repeated.isEmpty() ? 1 : Integer.parseInt(repeated);
                IntStream.range(0, times).forEach(_ -> cells.add(cell));
            }
            if (cells.stream().anyMatch(cell -> !text(cell).isEmpty())) {
                rows.add(cells);
            }
        }
        return rows;
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static boolean isFormula(Element cell) {
        return cell.hasAttribute("table:formula");
    }

    private static String text(Element cell) {
        return cell.getTextContent().strip();
    }

    private static BigDecimal sum(List<List<Element>> rows, int column) throws IOException {
        return rows.stream()
                .skip(1)
                .filter(row -> column < row.size())
                .map(row -> row.get(column).getAttribute("office:value"))
                .filter(value -> !value.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
