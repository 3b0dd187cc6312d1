package dev.patchbay.testing;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a program that has ended leaves in its process.
///
/// @param threads names of threads, platform and virtual; the JVM's own pools are left out, they come and go
/// @param sockets open ones; -1 where the system does not tell
public record Leftovers(List<String> threads, long sockets) {
    private static final Pattern NAME = Pattern.compile("\"name\": \"(.*?)\"");
    private static final Pattern POOLS = Pattern.compile(
            "ForkJoinPool.*|.*-Poller|.*-Unparker|Common-Cleaner|Attach Listener|CompletableFutureDelayScheduler"
                    + "|surefire.*|process reaper.*|Keep-Alive-Timer|junit-.*|DestroyJavaVM|Cleaner-\\d+");
    private static final Path SOCKETS = Path.of("/proc/self/fd");

    /// @param folder for a thread dump
    public static Leftovers now(Path folder) throws IOException {
        return new Leftovers(running(folder), connected());
    }

    private static List<String> running(Path folder) throws IOException {
        Path dump = folder.resolve("threads.json");
        Files.deleteIfExists(dump);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toAbsolutePath().toString(), ThreadDumpFormat.JSON);
        return NAME.matcher(Files.readString(dump))
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !POOLS.matcher(name).matches())
                .sorted()
                .toList();
    }

    private static long connected() throws IOException {
        if (!Files.isDirectory(SOCKETS)) {
            return -1;
        }
        try (Stream<Path> open = Files.list(SOCKETS)) {
            return open.filter(Leftovers::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException gone) {
            return false;
        }
    }
}
