package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents name is there.
class DocsTest {
    private static final Pattern NAMED = Pattern.compile("`((?:src|docs|assets|\\.ci|\\.mvn)/[\\w./-]+)`");
    private static final Pattern LINKED = Pattern.compile("\\]\\((?!https?:)([\\w./-]+)\\)");

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            docs.filter(file -> file.toString().endsWith(".md")),
                            Stream.of(Path.of("README.md"), Path.of("CHANGELOG.md")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPathThatADocumentNamesExists(Path document) throws IOException {
        String text = Files.readString(document);
        Path beside = Path.of("").toAbsolutePath().resolve(document).getParent();

        assertThat(found(NAMED, text))
                .allSatisfy(path -> assertThat(Path.of(path)).exists());
        assertThat(found(LINKED, text))
                .allSatisfy(path -> assertThat(beside.resolve(path)).exists());
    }

    @Test
    void aPathThatIsNotThereIsFound() {
        assertThat(found(NAMED, "see `src/main/java/Nowhere.java`")).containsExactly("src/main/java/Nowhere.java");
        assertThat(found(LINKED, "see [it](docs/nowhere.md)")).containsExactly("docs/nowhere.md");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
