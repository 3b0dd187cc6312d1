package dev.patchbay.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts other JVMs like this one.
final class Java {
    /// The program's own collector, and a heap in which it has to work.
    static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx512m");

    private Java() {}

    static ProcessBuilder start(Class<?> main, String... args) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
