package dev.patchbay.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program of its own, with this one's classes, until it is killed. What it complains of is this program's to show.
public final class ChildProgram implements AutoCloseable {
    /// For root, whom no file permission stops otherwise: it may be stopped like anyone else.
    public static final List<String> WITHOUT_ROOTS_RIGHTS =
            System.getProperty("user.name").equals("root")
                    ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
                    : List.of();

    private final Process process;
    private final BufferedReader output;

    private ChildProgram(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    public static ChildProgram start(Class<?> main, Object... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /// @param before what the Java command is an argument of: `setpriv`, `prlimit`
    public static ChildProgram start(List<String> before, Class<?> main, Object... arguments) throws IOException {
        var command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", ""),
                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ChildProgram(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /// The next line that it prints. Blocks.
    ///
    /// @throws IOException if it has ended
    public String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The program ended by itself");
        }
        return line;
    }

    /// Sends it an empty line.
    public void tell() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /// Everything that it prints until it ends. Blocks.
    public List<String> lines() {
        return output.lines().toList();
    }

    /// As `kill -9` does. What it had printed can still be read.
    public void kill() {
        process.toHandle().destroyForcibly(); // unlike the process's own method it leaves the output open
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
