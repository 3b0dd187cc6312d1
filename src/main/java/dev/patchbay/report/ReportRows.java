package dev.patchbay.report;

import dev.patchbay.store.AttemptScan;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/// A report on its way out, as it is at one moment. Used by one thread; close it.
interface ReportRows extends AutoCloseable {

    List<String> header();

    /// How many rows there will be, the header not counted.
    long count();

    /// Feeds the rows to `sink` as CSV.
    ///
    /// @throws IOException that `sink` has thrown
    void writeTo(AttemptScan.Sink sink) throws IOException;

    @Override
    default void close() {}

    /// Rows that are few enough to be there at once.
    record Listed(List<String> header, List<List<String>> rows) implements ReportRows {

        @Override
        public long count() {
            return rows.size();
        }

        @Override
        public void writeTo(AttemptScan.Sink sink) throws IOException {
            for (List<String> row : rows) {
                sink.take(new AttemptScan.Chunk(Csv.row(row), 1));
            }
        }
    }

    /// Single attempts.
    record Attempts(AttemptScan scan, ZoneId zone) implements ReportRows {

        @Override
        public List<String> header() {
            return AttemptCsv.header();
        }

        @Override
        public long count() {
            return scan.count();
        }

        @Override
        public void writeTo(AttemptScan.Sink sink) throws IOException {
            scan.read(AttemptCsv.sources(), () -> new AttemptCsv(zone), sink);
        }

        @Override
        public void close() {
            scan.close();
        }
    }
}
