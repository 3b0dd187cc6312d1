package dev.patchbay.report;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.store.Database;
import dev.patchbay.store.SentQueries;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Providers' own exports, and how the ledger stands beside them. Every call blocks on a file or on the database and
/// throws
/// [dev.patchbay.domain.StorageException] if the latter fails. Safe for use by several threads.
public final class Bills {
    static final List<String> HEADER = List.of(
            "schema",
            "provider",
            "days_begin_at",
            "day",
            "provider_usd",
            "exact_usd",
            "estimated_usd",
            "unpriced_attempts",
            "difference_usd");

    private static final String SCHEMA = "patchbay-reconcile-1";

    private final Database database;
    private final SentQueries sent;

    public Bills(Database database) {
        this.database = database;
        sent = new SentQueries(database);
    }

    /// The names of the columns of a file, for the user to choose from.
    ///
    /// @throws BadBillException if it cannot be read
    public List<String> header(Path file) throws BadBillException {
        return BillReader.header(file);
    }

    /// Reads a provider's export of costs: a CSV with a date and US dollars in each row.
    ///
    /// @param date name of the date's column, or null to find it by its name, as for `cost`
    /// @param cost name of the cost's column, or null
    /// @throws BadBillException if it cannot be read
    public Bill read(Path file, @Nullable String date, @Nullable String cost) throws BadBillException {
        return BillReader.read(file, date, cost);
    }

    /// Every day from the bill's first to its last. What the ledger says is summed anew by the bill's days, from when
    /// each attempt was sent: they need not begin when the ledger's do.
    public Reconciliation compare(Bill bill, ProviderId provider) {
        Map<LocalDate, UsageSum> ledger = sent.byDay(provider, bill.offset(), bill.from(), bill.to());
        List<Reconciliation.Day> days = bill.from()
                .datesUntil(bill.to().plusDays(1))
                .map(day -> new Reconciliation.Day(
                        day,
                        bill.days().getOrDefault(day, BigDecimal.ZERO),
                        ledger.getOrDefault(day, UsageSum.NOTHING)))
                .filter(day -> day.billedUsd().signum() != 0 || day.ledger().attempts() > 0)
                .toList();
        var shown =
                days.isEmpty() ? List.of(new Reconciliation.Day(bill.from(), BigDecimal.ZERO, UsageSum.NOTHING)) : days;
        return new Reconciliation(provider, bill.offset(), database.zone(), shown);
    }

    /// Writes the comparison as CSV, to a temporary file that is then moved to `file`.
    ///
    /// @throws UncheckedIOException naming file and reason, if it cannot be written; nothing is left behind
    public void toFile(Reconciliation comparison, Path file) {
        CsvFile.write(file, out -> {
            write(comparison, out);
            return comparison.days().size();
        });
    }

    /// Writes the comparison as CSV.
    ///
    /// @throws IOException if it cannot be written
    public void write(Reconciliation comparison, OutputStream out) throws IOException {
        out.write(Csv.row(HEADER));
        for (Reconciliation.Day day : comparison.days()) {
            out.write(Csv.row(row(comparison, day)));
        }
    }

    private static List<String> row(Reconciliation comparison, Reconciliation.Day day) {
        return Stream.of(
                        SCHEMA,
                        comparison.provider().value(),
                        "00:00" + comparison.offset().getId(),
                        day.day().toString(),
                        Csv.plain(day.billedUsd()),
                        Csv.plain(day.ledger().exactUsd()),
                        Csv.plain(day.ledger().estimatedUsd()),
                        Long.toString(day.ledger().unpriced()),
                        Csv.plain(day.differenceUsd()))
                .toList();
    }
}
