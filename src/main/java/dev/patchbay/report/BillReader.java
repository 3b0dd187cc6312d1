package dev.patchbay.report;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads one provider's export, row by row. Used once.
final class BillReader {
    private static final int LONGEST_PERIOD = 3_700;

    private final Map<BillCells.When, BigDecimal> sums = new HashMap<>();
    private final Set<ZoneOffset> offsets = new HashSet<>();
    private boolean wholeDays = true;
    private long rows;

    private BillReader() {}

    /// The names of the columns.
    ///
    /// @throws BadBillException if it cannot be read
    static List<String> header(Path file) throws BadBillException {
        return read(file, (records, _) -> header(records));
    }

    /// @param date name of the date's column, or null to find it
    /// @param cost name of the cost's column, or null to find it
    /// @throws BadBillException if it cannot be read
    static Bill read(Path file, @Nullable String date, @Nullable String cost) throws BadBillException {
        return read(file, (records, separator) -> {
            List<String> header = header(records);
            BillColumns columns =
                    date != null && cost != null ? BillColumns.chosen(header, date, cost) : BillColumns.find(header);
            var reader = new BillReader();
            while (records.hasNext()) {
                reader.add(records.next(), header, columns, separator == ';');
            }
            return reader.bill(header, columns);
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(Iterator<CsvRecord> records, char separator) throws BadBillException;
    }

    private static <T> T read(Path file, Reading<T> reading) throws BadBillException {
        try {
            char separator = separator(file);
            try (CsvReader<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(separator)
                    .commentStrategy(CommentStrategy.NONE)
                    .detectBomHeader(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(file)) {
                return reading.of(records.iterator(), separator);
            }
        } catch (NoSuchFileException e) {
            throw BadBillException.of("There is no file " + file + ".");
        } catch (AccessDeniedException e) {
            throw BadBillException.of("The file " + file + " may not be read.");
        } catch (CsvParseException e) {
            throw BadBillException.of(file.getFileName() + " is not a CSV file: " + e.getMessage());
        } catch (MalformedInputException e) {
            throw BadBillException.of(file.getFileName() + " is not text in UTF-8.");
        } catch (IOException | UncheckedIOException e) {
            throw BadBillException.of("The file " + file + " could not be read: " + e.getMessage());
        }
    }

    private static char separator(Path file) throws IOException, BadBillException {
        if (Files.isDirectory(file)) {
            throw BadBillException.of(file + " is a folder.");
        }
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = text.readLine();
            if (first == null || first.isBlank()) {
                throw BadBillException.of(file.getFileName() + " is empty.");
            }
            if (first.startsWith("PK") || first.indexOf('\0') >= 0) {
                throw BadBillException.of(file.getFileName() + " is not a CSV file. If it is packed, unpack it first.");
            }
            return List.of(',', ';', '\t').stream()
                    .max((one, other) -> Long.compare(count(first, one), count(first, other)))
                    .orElse(',');
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static List<String> header(Iterator<CsvRecord> records) throws BadBillException {
        if (!records.hasNext()) {
            throw BadBillException.of("The file is empty.");
        }
        return records.next().getFields().stream().map(String::strip).toList();
    }

    private void add(CsvRecord record, List<String> header, BillColumns columns, boolean decimalComma)
            throws BadBillException {
        long line = record.getStartingLineNumber();
        String date = cell(record, header, columns.date());
        if (date.isBlank() || date.strip().toLowerCase(Locale.ROOT).startsWith("total")) {
            return;
        }
        if (columns.currency() != null) {
            checkCurrency(cell(record, header, columns.currency()), line);
        }
        BillCells.When when = BillCells.when(date, line);
        BigDecimal usd = BillCells.usd(cell(record, header, columns.cost()), decimalComma, line);
        offsets.add(when.offset() == null ? ZoneOffset.UTC : when.offset());
        wholeDays &= when.midnight();
        sums.merge(
                wholeDays ? when : new BillCells.When(when.dayIn(ZoneOffset.UTC).atStartOfDay(), null),
                usd,
                BigDecimal::add);
        rows++;
    }

    private static void checkCurrency(String currency, long line) throws BadBillException {
        if (!currency.isBlank() && !currency.strip().equalsIgnoreCase("usd")) {
            throw BadBillException.of("Line " + line + " is in " + BillCells.shown(currency.strip())
                    + ". The ledger is in US dollars, and Patchbay knows no exchange rates.");
        }
    }

    private static String cell(CsvRecord record, List<String> header, String column) {
        int index = header.indexOf(column);
        return index < record.getFieldCount() ? record.getField(index) : "";
    }

    private Bill bill(List<String> header, BillColumns columns) throws BadBillException {
        if (rows == 0) {
            throw BadBillException.of("The file has no rows with a date.");
        }
        ZoneOffset offset =
                wholeDays && offsets.size() == 1 ? offsets.iterator().next() : ZoneOffset.UTC;
        var days = new TreeMap<LocalDate, BigDecimal>();
        sums.forEach((when, usd) -> days.merge(when.dayIn(offset), usd, BigDecimal::add));
        if (days.firstKey().plusDays(LONGEST_PERIOD).isBefore(days.lastKey())) {
            throw BadBillException.of("The dates of this file lie more than ten years apart: " + days.firstKey()
                    + " and " + days.lastKey() + ". Is its column " + columns.date() + " a date?");
        }
        return new Bill(BillColumns.provider(header), header, columns, days, offset, rows);
    }
}
