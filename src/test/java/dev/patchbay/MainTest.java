package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.settings.AppPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own, without a display.
class MainTest {
    @TempDir
    Path folder;

    @Test
    void withoutADisplayItAnswersInTheTerminal() throws Exception {
        Ended ended = patchbay();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .startsWith("No display was found, so Patchbay answers here in the terminal instead.")
                .contains("## What is a token?")
                .contains("demo/demo · ")
                .contains("tokens in");
    }

    @Test
    void aDataFolderThatIsInUseHasAnExitCodeOfItsOwn() throws Exception {
        try (var first = new Core(new AppPaths(folder))) {
            first.profiles().current();

            Ended second = patchbay("ask", "hello");

            assertThat(second.code()).as(second.err()).isEqualTo(5);
            assertThat(second.err()).contains("Close the other Patchbay, or use its window.");
            assertThat(second.out()).isEmpty();
        }
    }

    @Test
    void aDamagedDatabaseHasAnExitCodeOfItsOwnAndIsNotTouched() throws Exception {
        Path damaged = Files.writeString(folder.resolve("patchbay.mv.db"), "not a database ".repeat(1_000));

        for (String[] command : new String[][] {{"ask", "hello"}, {"usage"}}) {
            Ended ended = patchbay(command);

            assertThat(ended.code()).as(ended.err()).isEqualTo(6);
            assertThat(ended.err()).contains(damaged + " is damaged", "set it aside", "or rename the file yourself");
            assertThat(ended.out()).isEmpty();
        }
        assertThat(damaged).content().startsWith("not a database");
    }

    @Test
    void helpAndVersionTouchNothing() throws Exception {
        assertThat(patchbay("--version").out()).startsWith("Patchbay ");
        assertThat(patchbay("--help").out()).contains("Exit codes:");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theTraceSaysWhenTheProgramBegan() throws Exception {
        assertThat(patchbay("--version").err()).matches("trace startup main \\d+\\R");
    }

    private record Ended(int code, String out, String err) {}

    private Ended patchbay(String... arguments) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.concat(
                        Stream.of(
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dstdout.encoding=UTF-8",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()),
                        Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().put("PATCHBAY_HOME", folder.toString());
        builder.environment().put("PATCHBAY_TRACE", "startup");
        Path err = Files.createTempFile("patchbay", ".err");
        Process process = builder.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        try (var out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }
}
