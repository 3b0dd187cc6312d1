package dev.patchbay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.domain.StorageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    @TempDir
    Path folder;

    @Test
    void aSecondProgramFindsTheFolderTakenAndBringsTheFirstToTheFront() throws Exception {
        var paths = new AppPaths(folder);
        var shown = new Semaphore(0);
        var first = SingleInstance.acquire(paths, Thread::startVirtualThread, shown::release)
                .orElseThrow();
        try (first) {
            assertThat(secondProgram(paths)).isEqualTo("taken, shown");
            assertThat(shown.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(secondProgram(paths)).isEqualTo("free");
    }

    @Test
    void aKilledProgramLeavesNothingInTheWay() throws Exception {
        var paths = new AppPaths(folder);
        Process killed = start(paths, "hold");
        try (BufferedReader out = killed.inputReader()) {
            assertThat(out.readLine()).isEqualTo("free");
            assertThat(SingleInstance.acquire(paths, Thread::startVirtualThread, () -> {}))
                    .isEmpty();
            killed.destroyForcibly().waitFor();
        }
        assertThat(folder.resolve("instance.sock")).exists();
        assertThat(SingleInstance.askFirstToShow(paths)).isFalse();

        assertThat(secondProgram(paths)).isEqualTo("free");
    }

    @Test
    void aFolderTooDeepForASocketHasItInTheTemporaryFolder() throws Exception {
        var deep = new AppPaths(folder.resolve("x".repeat(100)));
        try (var first = SingleInstance.acquire(deep, Thread::startVirtualThread, () -> {})
                .orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(SingleInstance.socketOf(deep).toString().getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(100);
            assertThat(SingleInstance.askFirstToShow(deep)).isTrue();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        var blocked = new AppPaths(Files.createFile(folder.resolve("a-file")).resolve("data"));

        assertThatThrownBy(() -> SingleInstance.acquire(blocked, Thread::startVirtualThread, () -> {}))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("PATCHBAY_HOME");
    }

    private static String secondProgram(AppPaths paths) throws Exception {
        Process second = start(paths, "end");
        try (BufferedReader out = second.inputReader()) {
            String said = out.readLine();
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return said;
        }
    }

    private static Process start(AppPaths paths, String then) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Second.class.getName(),
                        paths.data().toString(),
                        then)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// What the second process runs.
    static final class Second {
        private Second() {}

        public static void main(String[] args) throws IOException {
            var paths = new AppPaths(Path.of(args[0]));
            var instance = SingleInstance.acquire(paths, Thread::startVirtualThread, () -> {});
            System.out.println(
                    instance.isPresent()
                            ? "free"
                            : "taken, " + (SingleInstance.askFirstToShow(paths) ? "shown" : "deaf"));
            if (args[1].equals("hold")) {
                System.in.read();
            }
            instance.ifPresent(SingleInstance::close);
        }
    }
}
