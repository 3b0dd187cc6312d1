package dev.patchbay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The exceptions stand in the docstring of the package `store`.
class PortableSqlTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/patchbay/store");
    private static final Path MIGRATIONS = Path.of("src/main/resources/dev/patchbay/store/migration");

    /// Words of H2 that PostgreSQL does not know, or knows otherwise.
    private static final Pattern OF_H2 = Pattern.compile(
            "\\b(MERGE INTO|IFNULL|NVL2?|DATEADD|DATEDIFF|PARSEDATETIME|FORMATDATETIME|CHECKPOINT|SCRIPT|SHUTDOWN"
                    + "|AUTO_INCREMENT|CLOB|BLOB|TINYINT|DATETIME|ROWNUM|GROUP_CONCAT|SELECT TOP|MINUS|INSTR)\\b");

    private static final Pattern COLUMN = Pattern.compile("(?m)^ {4}([a-z_0-9]+) ([A-Z][A-Z ]*[A-Z])");

    @Test
    void onlyTheNamedExceptionsAreH2s() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.list(SOURCES), Files.list(MIGRATIONS))) {
            List<String> found = files.filter(file -> !file.endsWith("package-info.java"))
                    .flatMap(PortableSqlTest::wordsOfH2)
                    .toList();
            assertThat(found).containsExactly("Session.java: CHECKPOINT");
        }
    }

    @Test
    void columnsHaveTypesThatPostgresqlHas() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            assertThat(files.map(PortableSqlTest::read)
                            .flatMap(sql -> COLUMN.matcher(sql).results())
                            .map(column ->
                                    column.group(2).replaceFirst(" (NOT|PRIMARY|REFERENCES|GENERATED)\\b.*", "")))
                    .isNotEmpty()
                    .allMatch(type -> List.of(
                                    "UUID",
                                    "VARCHAR",
                                    "TEXT",
                                    "BOOLEAN",
                                    "INTEGER",
                                    "BIGINT",
                                    "DECIMAL",
                                    "DATE",
                                    "TIMESTAMP",
                                    "DOUBLE PRECISION")
                            .contains(type));
        }
    }

    private static Stream<String> wordsOfH2(Path file) {
        return OF_H2.matcher(read(file))
                .results()
                .map(MatchResult::group)
                .map(word -> file.getFileName() + ": " + word);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
