package dev.patchbay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.patchbay.architecture.wrong.Breaks;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.patchbay");

    static Set<String> rules() {
        return Rules.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProgramKeepsEachRule(String rule) {
        Rules.all().get(rule).check(PROGRAM);
    }

    static Stream<Class<?>> wrongClasses() {
        return Wrong.all();
    }

    @ParameterizedTest
    @MethodSource("wrongClasses")
    void aClassThatBreaksARuleIsFound(Class<?> wrong) {
        String rule = wrong.getAnnotation(Breaks.class).value();

        var found = Rules.all().get(rule).evaluate(new ClassFileImporter().importClasses(wrong));

        assertThat(found.hasViolation()).as(rule).isTrue();
    }

    @Test
    void aCycleBetweenPackagesIsFound() {
        var wrong = new ClassFileImporter().importClasses(Wrong.imports().toList());

        assertThat(Rules.all().get("no cycles").evaluate(wrong).hasViolation()).isTrue();
    }

    @Test
    void everyRuleHasAWrongClass() {
        var proven = Stream.concat(
                Wrong.all().map(wrong -> wrong.getAnnotation(Breaks.class).value()), Stream.of("no cycles"));

        assertThat(proven).containsExactlyInAnyOrderElementsOf(rules());
    }
}
