package dev.patchbay.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all our CSV has in common: RFC 4180, lines that end with CR LF, plain decimals, texts that no spreadsheet takes
/// for a formula.
final class Csv {
    private Csv() {}

    /// One row with the end of its line, in UTF-8.
    static byte[] row(List<String> cells) {
        return line(cells, ',').getBytes(StandardCharsets.UTF_8);
    }

    /// As [#row], with tabs between the cells: what spreadsheets paste into columns.
    static String tabbed(List<String> cells) {
        return line(cells, '\t');
    }

    /// The rows of CSV without a header.
    static List<List<String>> read(byte[] csv) {
        try (var rows = CsvReader.builder().ofCsvRecord(new String(csv, StandardCharsets.UTF_8))) {
            return rows.stream().map(CsvRecord::getFields).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A text as the cell of a row: harmless, and in quotes where it needs them.
    static String cell(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String line = line(List.of(harmless(text)), ',');
        return line.substring(0, line.length() - 2);
    }

    /// Text that a spreadsheet does not take for a formula: a provider names its models as it likes.
    static String harmless(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        char first = text.charAt(0);
        return "=+-@".indexOf(first) >= 0 || Character.isISOControl(first) ? "'" + text : text;
    }

    /// Without zeros at its end and never with an exponent; "" for what is unknown.
    static String plain(@Nullable BigDecimal decimal) {
        if (decimal == null) {
            return "";
        }
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    private static String line(List<String> cells, char separator) {
        var line = new StringWriter();
        CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(line)
                .writeRecord(cells);
        return line.toString();
    }
}
