package dev.patchbay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ProxyChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void theFirstStartHasInitialSettingsAndWritesNothing() throws IOException {
        assertThat(store().get()).isEqualTo(Settings.INITIAL);
        assertThat(store().problem()).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatWasChosenIsThereAfterARestart() {
        var window = new Settings.Window(10, 20, 1280.5, 800, true);
        store().update(settings -> settings.withTheme(Settings.Theme.DARK)
                .withWindow(window, "usage")
                .withProxy(new ProxyChoice.Http("proxy.example.com", 3128)));

        assertThat(store().get())
                .isEqualTo(new Settings(
                        Settings.Theme.DARK, window, "usage", new ProxyChoice.Http("proxy.example.com", 3128)));
    }

    @Test
    void anUnreadableFileIsKeptAsideAndDefaultsAreUsed() throws IOException {
        Files.writeString(file(), "{\"theme\": \"da");
        var store = store();

        assertThat(store.get()).isEqualTo(Settings.INITIAL);
        assertThat(store.problem())
                .contains("settings.json could not be read, so defaults are used. The old file was kept as"
                        + " settings.json.unreadable-20261122T120000Z.");
        assertThat(folder.resolve("settings.json.unreadable-20261122T120000Z")).hasContent("{\"theme\": \"da");

        store.update(settings -> settings.withTheme(Settings.Theme.LIGHT));
        assertThat(store().get().theme()).isEqualTo(Settings.Theme.LIGHT);
    }

    @Test
    void aValueOfALaterVersionIsReplacedByTheDefaultAndTheRestIsKept() throws IOException {
        Files.writeString(file(), "{\"theme\": \"sepia\", \"panel\": \"router\", \"later\": [1]}");

        assertThat(store().get()).isEqualTo(new Settings(Settings.Theme.SYSTEM, null, "router", ProxyChoice.AS_SYSTEM));

        store().update(settings -> settings.withTheme(Settings.Theme.DARK));
        assertThat(file()).content().contains("\"later\"").contains("\"dark\"");
    }

    /// Another way would lead past the proxy.
    @Test
    void aProxyThatMakesNoSenseIsNotReplacedAndStaysForWhoeverTypedIt() throws IOException {
        Files.writeString(file(), "{\"proxy\": {\"use\": \"http\", \"hots\": \"proxy.example.com\"}}");

        assertThat(store().get().proxy()).isEqualTo(new ProxyChoice.Unreadable());

        store().update(settings -> settings.withTheme(Settings.Theme.DARK));
        assertThat(file()).content().contains("\"hots\"").contains("\"dark\"");
    }

    @Test
    void twoProgramsDoNotOverwriteEachOther() {
        var window = store();
        window.get();
        store().update(settings -> settings.withTheme(Settings.Theme.DARK));

        window.update(settings -> settings.withWindow(new Settings.Window(1, 2, 3, 4, false), "chat"));

        assertThat(store().get().theme()).isEqualTo(Settings.Theme.DARK);
    }

    @Test
    void whereNothingCanBeWrittenTheSettingsHoldUntilTheEndAndItIsSaid() throws IOException {
        Path blocked = Files.createFile(folder.resolve("a-file")).resolve("settings.json");
        var store = new SettingsStore(new JsonFile(blocked, NOON));

        store.update(settings -> settings.withTheme(Settings.Theme.DARK));

        assertThat(store.get().theme()).isEqualTo(Settings.Theme.DARK);
        assertThat(store.problem()).get().asString().contains("hold until Patchbay is closed");
    }

    private Path file() {
        return folder.resolve("settings.json");
    }

    private SettingsStore store() {
        return new SettingsStore(new JsonFile(file(), NOON));
    }
}
