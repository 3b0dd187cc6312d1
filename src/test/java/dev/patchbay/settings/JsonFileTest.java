package dev.patchbay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.domain.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatCannotBeReadIsNotOverwritten() throws IOException {
        Files.createSymbolicLink(file(), file()); // unreadable for every user, root too

        assertRefused();

        assertThat(Files.isSymbolicLink(file())).isTrue();
        assertThat(json().read()).isEmpty();
    }

    @Test
    void aFileThatCannotBeKeptAsideIsNotOverwritten() throws IOException {
        Files.writeString(file(), "{\"theme\": \"da");
        Path taken = Files.createDirectory(folder.resolve("some.json.unreadable-20261122T120000Z"));
        Files.createFile(taken.resolve("something"));

        assertRefused();

        assertThat(file()).hasContent("{\"theme\": \"da");
        assertThat(json().read()).isEmpty();
    }

    private void assertRefused() {
        JsonFile json = json();
        assertThatThrownBy(() -> json.update(content -> content.put("fresh", true)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("some.json");
    }

    private JsonFile json() {
        return new JsonFile(file(), NOON);
    }

    private Path file() {
        return folder.resolve("some.json");
    }
}
