package dev.patchbay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The rules of `docs/architecture.md`, by a name that a wrong class can refer to.
final class Rules {
    private static final String BASE = "dev.patchbay.";
    private static final List<String> SERVICES = List.of(
            "backup",
            "chat",
            "connection",
            "conversation",
            "report",
            "pricing",
            "routing",
            "catalog",
            "ledger",
            "secrets",
            "settings",
            "text",
            "domain");

    private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            Map.entry("domain", List.of()),
            Map.entry("catalog", List.of("domain")),
            Map.entry("provider", List.of("domain")),
            Map.entry("secrets", List.of("domain")),
            Map.entry("routing", List.of("store", "domain")),
            Map.entry("text", List.of("domain")),
            Map.entry("demo", List.of("domain")),
            Map.entry("store", List.of("domain")),
            Map.entry("settings", List.of("store", "domain")),
            Map.entry("ledger", List.of("store", "domain")),
            Map.entry("conversation", List.of("store", "domain")),
            Map.entry("report", List.of("store", "domain")),
            Map.entry("backup", List.of("store", "domain")),
            Map.entry("pricing", List.of("catalog", "store", "domain")),
            Map.entry("connection", List.of("provider", "secrets", "catalog", "settings", "domain")),
            Map.entry(
                    "chat",
                    List.of("routing", "catalog", "provider", "secrets", "ledger", "conversation", "text", "domain")),
            Map.entry("cli", SERVICES),
            Map.entry("ui", SERVICES));

    private Rules() {}

    static Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        ALLOWED.forEach((from, to) -> rules.put("imports of " + from, imports(from, to)));
        rules.put("no cycles", slices().matching(BASE + "(*)..").should().beFreeOfCycles());
        rules.put("javafx in ui", confined("ui", "javafx..", "com.sun.javafx..", "org.kordamp..", "atlantafx.."));
        rules.put("SQL in store", confined("store", "java.sql..", "org.h2..", "org.jdbi..", "org.flywaydb.."));
        rules.put("HTTP client in provider", confined("provider", "java.net.http.."));
        rules.put("HTTP server in demo", confined("demo", "com.sun.net.httpserver.."));
        rules.put("keyring in secrets", confined("secrets", "com.github.javakeyring.."));
        rules.put("one class knows Platform", platform());
        rules.put("threads are made in Core and OwnThread", threads());
        rules.put("standard output in cli", standardOutput());
        return rules;
    }

    private static ArchRule imports(String from, List<String> to) {
        String[] allowed = Stream.concat(Stream.of(from), to.stream())
                .map(name -> BASE + name + "..")
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> ours = resideInAPackage("dev.patchbay..");
        DescribedPredicate<JavaClass> root = resideInAPackage("dev.patchbay").and(not(resideInAPackage(BASE + "*..")));
        DescribedPredicate<JavaClass> fine = resideInAnyPackage(allowed);
        if (from.equals("ui") || from.equals("cli")) {
            fine = fine.or(root);
        }
        return noClasses()
                .that()
                .resideInAPackage(BASE + from + "..")
                .should()
                .dependOnClassesThat(ours.and(not(fine)))
                .allowEmptyShould(true);
    }

    private static ArchRule confined(String to, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(BASE + to + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }

    /// The dependency is forbidden, not the call: a rule on the call misses `Platform::runLater`.
    private static ArchRule platform() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + "ui.FxPlatform")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.application.Platform");
    }

    private static ArchRule threads() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + "Core")
                .and()
                .doNotHaveFullyQualifiedName(BASE + "store.OwnThread")
                .should()
                .callMethodWhere(new DescribedPredicate<>("a thread or an executor is made") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                        String owner = call.getTargetOwner().getFullName();
                        String name = call.getName();
                        return owner.equals("java.util.concurrent.Executors") && name.startsWith("new")
                                || owner.equals("java.lang.Thread")
                                        && List.of("ofVirtual", "ofPlatform", "startVirtualThread", "start")
                                                .contains(name);
                    }
                });
    }

    private static ArchRule standardOutput() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "cli..")
                .should()
                .accessField(System.class, "out")
                .allowEmptyShould(true);
    }
}
