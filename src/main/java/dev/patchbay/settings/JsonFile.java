package dev.patchbay.settings;

import dev.patchbay.domain.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A small JSON file that a person may edit and that two programs (window and terminal) may change.
///
/// Make one per file and process; safe for use by several threads. Every call blocks on the file.
/// A file that is not a JSON object is kept aside as `<name>.unreadable-<time>` and taken as empty.
public final class JsonFile {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Clock clock;
    private @Nullable String problem;

    public JsonFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /// What the file holds; an empty object if there is none or it cannot be read (see [#problem]).
    public synchronized ObjectNode read() {
        try {
            return content();
        } catch (IOException e) {
            problem = file.getFileName() + " cannot be read (" + e.getMessage() + "): defaults are used.";
            return Json.MAPPER.createObjectNode();
        }
    }

    private ObjectNode content() throws IOException {
        try {
            return parsed(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Json.MAPPER.createObjectNode();
        }
    }

    /// Reads the file anew, lets `change` alter it and writes it in one step: another program sees the old
    /// file or the new one, never half of it, and its own changes are not lost.
    ///
    /// @throws StorageException if it cannot be written, or what it holds cannot be read or kept aside; nothing
    ///                          has changed then
    public synchronized void update(Consumer<ObjectNode> change) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        try {
            new AppPaths(folder).makeFolder();
            try (var lock = FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock(); // until the channel is closed
                ObjectNode content = content();
                change.accept(content);
                replace(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
            }
        } catch (IOException e) {
            throw new StorageException(StorageException.Kind.NOT_WRITABLE, file + " cannot be written.", e);
        }
    }

    /// A sentence about a file that could not be read, with where it was kept; empty if all is well.
    public synchronized Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private ObjectNode parsed(byte[] bytes) throws IOException {
        JsonNode tree;
        try {
            tree = Json.MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            tree = null;
        }
        return tree instanceof ObjectNode object ? object : keptAside();
    }

    private ObjectNode keptAside() throws IOException {
        Path aside = beside(".unreadable-" + STAMP.format(clock.instant()));
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        problem = file.getFileName() + " could not be read, so defaults are used. The old file was kept as "
                + aside.getFileName() + ".";
        return Json.MAPPER.createObjectNode();
    }

    private void replace(byte[] bytes) throws IOException {
        Path fresh = beside(".new");
        try (var out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /// Apart, so that a first start, which has no file to read, does not load Jackson before the first frame.
    private static final class Json {
        private static final JsonMapper MAPPER = new JsonMapper();
    }
}
