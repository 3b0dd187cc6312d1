package dev.patchbay.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Until it is closed this program cannot make any file longer than one file is now: what it then meets is what it
/// meets on a full disk. Needs no rights, but Linux and its `prlimit`.
public final class FullDisk implements AutoCloseable {

    public FullDisk(Path file) throws IOException {
        limit(String.valueOf(Files.size(file)));
    }

    /// There is space again.
    @Override
    public void close() throws IOException {
        limit("unlimited");
    }

    /// The soft limit only: it can be raised again.
    private static void limit(String bytes) throws IOException {
        Process prlimit = new ProcessBuilder(
                        "prlimit",
                        "--pid",
                        String.valueOf(ProcessHandle.current().pid()),
                        "--fsize=" + bytes + ":")
                .inheritIO()
                .start();
        if (prlimit.onExit().join().exitValue() != 0) {
            throw new IOException("prlimit failed");
        }
    }
}
