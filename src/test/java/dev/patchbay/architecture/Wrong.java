package dev.patchbay.architecture;

import java.util.List;
import java.util.stream.Stream;

/// The deliberately wrong classes, one for each rule.
final class Wrong {
    private static final List<String> PACKAGES = List.of(
            "domain",
            "catalog",
            "provider",
            "secrets",
            "routing",
            "text",
            "demo",
            "store",
            "settings",
            "backup",
            "ledger",
            "conversation",
            "report",
            "pricing",
            "connection",
            "chat",
            "cli",
            "ui");
    private static final List<String> CONFINED = List.of(
            "UsesJavaFx",
            "UsesSql",
            "UsesHttpClient",
            "UsesHttpServer",
            "UsesKeyring",
            "UsesPlatform",
            "MakesThreads",
            "Prints");

    private Wrong() {}

    static Stream<Class<?>> imports() {
        return PACKAGES.stream().map(name -> load("dev.patchbay." + name + ".wrong.Wrong"));
    }

    static Stream<Class<?>> all() {
        return Stream.concat(imports(), CONFINED.stream().map(name -> load("dev.patchbay.architecture.wrong." + name)));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Wrong.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
