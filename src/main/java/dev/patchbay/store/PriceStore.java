package dev.patchbay.store;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.Rates;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Prices that the user set or loaded; rows are only ever added. Every call blocks on the database and throws
/// [dev.patchbay.domain.StorageException]. Safe for use by several threads.
public final class PriceStore {
    private final Database database;

    public PriceStore(Database database) {
        this.database = database;
    }

    /// The time zone that days are counted in.
    public ZoneId zone() {
        return database.zone();
    }

    /// In the order in which they were set.
    public List<OwnPriceRow> own() {
        return database.read(handle -> handle.createQuery("SELECT * FROM own_price ORDER BY number")
                .map(PriceStore::ownPrice)
                .list());
    }

    /// Adds a row; it survives a power cut.
    ///
    /// @param rates null to end the user's own price
    public void add(ModelId model, Instant from, Instant setAt, @Nullable Rates rates) {
        Columns row = new Columns()
                .with("provider", model.provider().value())
                .with("model", model.name())
                .with("from_at", from)
                .with("set_at", setAt);
        if (rates != null) {
            row.with("input_usd_per_mtok", rates.input())
                    .with("output_usd_per_mtok", rates.output())
                    .with("cached_input_usd_per_mtok", rates.cachedInput())
                    .with("cache_write_5m_usd_per_mtok", rates.cacheWrite5m())
                    .with("cache_write_1h_usd_per_mtok", rates.cacheWrite1h());
        }
        database.writeDurably(handle -> {
            row.insertInto(handle, "own_price");
            return true;
        });
    }

    /// The loaded files without their entries, newest first.
    public List<PriceFileHead> heads() {
        return database.read(handle -> handle.createQuery("""
                        SELECT kind, name, as_of, imported_at,
                            (SELECT COUNT(*) FROM imported_price WHERE file = price_file.number) AS models
                        FROM price_file ORDER BY number DESC
                        """)
                .map((columns, context) -> head(new Row(columns)))
                .list());
    }

    private static PriceFileHead head(Row row) throws SQLException {
        return new PriceFileHead(
                row.constant(PriceOrigin.Kind.class, "kind"),
                row.text("name"),
                row.columns().getObject("as_of", LocalDate.class),
                row.instant("imported_at"),
                row.number("models"));
    }

    /// Newest first.
    public List<PriceFileRow> files() {
        return database.read(handle -> handle.createQuery("SELECT * FROM price_file ORDER BY number DESC")
                .map((columns, context) -> file(handle, new Row(columns)))
                .list());
    }

    /// Adds a file with all its entries, or nothing; it survives a power cut.
    ///
    /// @param file its number is not looked at
    public void add(PriceFileRow file) {
        database.writeDurably(handle -> {
            new Columns()
                    .with("kind", file.kind())
                    .with("name", file.name())
                    .with("as_of", file.asOf())
                    .with("imported_at", file.importedAt())
                    .insertInto(handle, "price_file");
            long number = handle.createQuery("SELECT MAX(number) FROM price_file")
                    .mapTo(Long.class)
                    .one();
            file.entries()
                    .forEach((model, entry) -> new Columns()
                            .with("file", number)
                            .with("provider", model.provider().value())
                            .with("model", model.name())
                            .with("entry", entry)
                            .insertInto(handle, "imported_price"));
            return true;
        });
    }

    /// Models that were asked on that day or later; Demo's are left out.
    public Set<ModelId> usedSince(LocalDate day) {
        return database.read(handle -> new HashSet<>(handle.createQuery("""
                        SELECT DISTINCT provider, model FROM usage_sum
                        WHERE charged_day >= :day AND demo = FALSE
                        """)
                .bind("day", Columns.argument(day))
                .map((columns, context) -> ModelId.of(columns.getString("provider"), columns.getString("model")))
                .list()));
    }

    private static OwnPriceRow ownPrice(ResultSet columns, StatementContext context) throws SQLException {
        var row = new Row(columns);
        BigDecimal input = row.decimalOrNull("input_usd_per_mtok");
        BigDecimal output = row.decimalOrNull("output_usd_per_mtok");
        Rates rates = input == null || output == null
                ? null
                : new Rates(
                        input,
                        output,
                        row.decimalOrNull("cached_input_usd_per_mtok"),
                        row.decimalOrNull("cache_write_5m_usd_per_mtok"),
                        row.decimalOrNull("cache_write_1h_usd_per_mtok"));
        return new OwnPriceRow(
                row.number("number"),
                ModelId.of(row.text("provider"), row.text("model")),
                row.instant("from_at"),
                row.instant("set_at"),
                rates);
    }

    private static PriceFileRow file(Handle handle, Row row) throws SQLException {
        long number = row.number("number");
        return new PriceFileRow(
                number,
                row.constant(PriceOrigin.Kind.class, "kind"),
                row.text("name"),
                row.columns().getObject("as_of", LocalDate.class),
                row.instant("imported_at"),
                entries(handle, number));
    }

    private static Map<ModelId, String> entries(Handle handle, long file) {
        var entries = new HashMap<ModelId, String>();
        handle.createQuery("SELECT provider, model, entry FROM imported_price WHERE file = :file")
                .bind("file", file)
                .map((columns, context) -> Map.entry(
                        ModelId.of(columns.getString("provider"), columns.getString("model")),
                        columns.getString("entry")))
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }
}
