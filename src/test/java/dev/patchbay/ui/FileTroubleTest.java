package dev.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.StorageException;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.settings.Settings;
import dev.patchbay.testing.FullDisk;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The window over a data folder whose files are in trouble.
class FileTroubleTest extends UiTest {
    private Shell shell;

    @Test
    void aDamagedDatabaseIsSaidOnceWhicheverPanelIsShownAndTheRestOfTheWindowWorks() throws IOException {
        damageDatabase();
        open(Panel.CHAT);

        for (Panel panel : Panel.values()) {
            onFx(() -> shell.show(panel));
            waitFor("the banner", () -> said().size() == 1);
            assertThat(said().getFirst()).as(panel.id()).contains("patchbay.mv.db is damaged", "set it aside");
        }
        onFx(() -> shell.show(Panel.PROVIDERS));
        waitFor("the cards", () -> shown(".masked-field"));
        onFx(() -> shell.show(Panel.SETTINGS));
        robot.clickOn("#theme-dark");
        waitFor("the settings file", () -> core().settings().get().theme() == Settings.Theme.DARK);
        assertThat(said()).hasSize(1);
    }

    @Test
    void aDamagedDatabaseIsSetAsideAndWhatWasTypedMeanwhileIsSentToDemo() throws IOException {
        damageDatabase();
        Scene scene = open(Panel.CHAT);
        waitFor("the banner", () -> shown("#storage-set-aside"));
        robot.clickOn("#composer").write("Hello there");
        waitFor("the reason", () -> this.<Button>find("#send").isDisabled());
        robot.push(KeyCode.ENTER);
        assertThat(typed()).isEqualTo("Hello there");
        screenshot("damaged-database", scene, false);

        robot.clickOn("#storage-set-aside");

        waitFor(
                "a new database",
                () -> !shown("#storage-set-aside") && !find("#send").isDisabled());
        assertThat(said()).hasSize(1).first().asString().startsWith("A new database was started");
        assertThat(kept())
                .hasSize(1)
                .first()
                .satisfies(file -> assertThat(file).content().startsWith("not a database"));
        assertThat(said().getFirst()).contains(kept().getFirst().getFileName().toString());
        assertThat(typed()).isEqualTo("Hello there");
        robot.clickOn("#composer").push(KeyCode.ENTER);
        waitFor("the answer", () -> shown(".answer-status"));
        assertThat(core().conversations().list()).hasSize(1);
    }

    @Test
    void aDatabaseThatBreaksWhileAConversationIsOpenIsReplacedAndWhatIsBeingTypedAndTheRoutesStay() {
        open(Panel.CHAT);
        var profile = core().profiles().current();
        core().profiles().save(new Profile(profile.id(), "Work", profile.defaults(), profile.routes()));
        robot.clickOn("#composer").write("Hello").push(KeyCode.ENTER);
        waitFor("the answer", () -> shown(".answer-status"));
        robot.clickOn("#composer").write("And then");
        onFx(() -> shell.claims(
                new StorageException(StorageException.Kind.UNREADABLE, "It is damaged.", new IOException("chunk 7"))));

        robot.clickOn("#storage-set-aside");

        waitFor("a new database", () -> kept().size() == 1 && !shown(".answer-status"));
        assertThat(typed()).isEqualTo("And then");
        assertThat(core().profiles().current().name()).isEqualTo("Work");
        robot.clickOn("#composer").push(KeyCode.ENTER);
        waitFor("the answer", () -> shown(".answer-status"));
    }

    @Test
    void aDamagedDatabaseIsReplacedByTheNewestBackupAndTheWholeWindowShowsWhatWasThen() throws IOException {
        UUID bread = core().conversations().create("Bread").id();
        core().backups().backUp();
        reopen();
        damageDatabase();
        Scene scene = open(Panel.CHAT);
        waitFor("the offer", () -> shown("#storage-restore"));
        screenshot("damaged-with-backup", scene, false);

        robot.clickOn("#storage-restore");

        waitFor(
                "the conversation",
                () -> said().size() == 1 && said().getFirst().contains("was restored"));
        waitFor("the list", () -> shown("#conversations .list-cell"));
        assertThat(core().conversations().list()).extracting(Conversation::id).containsExactly(bread);
        assertThat(said().getFirst()).contains("is kept as patchbay-before-restore-");
        screenshot("restored", scene, false);
    }

    @Test
    void fromTheSettingsABackupIsRestoredAndEveryPanelShowsIt() {
        core().conversations().create("Bread");
        core().backups().backUp();
        core().conversations().create("Wine");
        open(Panel.CHAT);
        onFx(() -> shell.show(Panel.SETTINGS));
        waitFor("the backup", () -> shown(".restore"));
        onFx(() -> this.<Button>find(".restore").fire());
        waitFor("the question", () -> shown("#restore-now"));

        onFx(() -> this.<Button>find("#restore-now").fire());

        waitFor("it is restored", () -> said().stream().anyMatch(text -> text.contains("was restored")));
        onFx(() -> shell.show(Panel.CHAT));
        assertThat(core().conversations().list())
                .extracting(Conversation::title)
                .containsExactly("Bread");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onAFullDiskConversationsAreReadNothingIsSentAndWithSpaceAgainItIs() throws IOException {
        open(Panel.CHAT);
        robot.clickOn("#composer").write("Hello").push(KeyCode.ENTER);
        waitFor("the answer", () -> shown(".answer-status"));
        int attempts = core().ledger().ofConversation(onlyConversation()).size();
        try (var full = new FullDisk(folder.resolve("patchbay.mv.db"))) {
            assertThat(full).isNotNull();
            robot.clickOn("#composer").write("Once more").push(KeyCode.ENTER);
            waitFor("the banner", () -> said().stream().anyMatch(text -> text.contains("is full")));
            assertThat(typed()).isEqualTo("Once more");
            assertThat(core().ledger().ofConversation(onlyConversation())).hasSize(attempts);
            assertThat(core().conversations().path(onlyConversation())).isNotEmpty();
        }

        robot.clickOn("#storage-again");

        waitFor("no banner", () -> said().isEmpty());
        robot.clickOn("#composer").push(KeyCode.ENTER);
        waitFor(
                "it is sent",
                () -> core().ledger().ofConversation(onlyConversation()).size() == attempts + 1);
    }

    @Test
    void aDatabaseThatAnotherProgramHasIsReadOnceItIsFree() throws IOException {
        Process other = Holder.start(folder);
        try (var ready = other.inputReader()) {
            assertThat(ready.readLine()).isEqualTo("ready");
            open(Panel.USAGE);
            waitFor("the banner", () -> shown("#storage-again"));
            assertThat(said()).hasSize(1).first().asString().contains("is using the data folder " + folder);
            assertThat(shown("#storage-set-aside")).isFalse();
        } finally {
            other.destroyForcibly().onExit().join();
        }

        robot.clickOn("#storage-again");

        waitFor("the ledger", () -> said().isEmpty());
    }

    /// A program of its own that has the database open.
    static final class Holder {
        private Holder() {}

        static Process start(Path folder) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Holder.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        public static void main(String[] arguments) throws IOException {
            var core = new Core(new AppPaths(Path.of(arguments[0])));
            core.profiles().current();
            System.out.println("ready");
            System.in.read();
            core.close();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidAndTryAgainFindsItMended() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("data"));
        try (var core = new Core(new AppPaths(inTheWay), options())) {
            open(core, Panel.USAGE);
            waitFor("the banner", () -> shown("#storage-again"));
            assertThat(said())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("Patchbay cannot write to its data folder " + inTheWay);
            assertThat(shown("#storage-set-aside")).isFalse();
            robot.clickOn("#storage-again");
            settle();
            waitFor(
                    "it is still there",
                    () -> shown("#storage-again") && !find("#storage-again").isDisabled());

            Files.delete(inTheWay);
            robot.clickOn("#storage-again");

            waitFor("the ledger", () -> said().isEmpty());
            assertThat(inTheWay.resolve("patchbay.mv.db")).exists();
        }
    }

    @Test
    void aSettingsFileThatCannotBeReadIsKeptAndSaidOnce() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"da");
        Files.writeString(folder.resolve("providers.json"), "[]]");
        core().settings().get();
        open(Panel.CHAT);

        waitFor("both", () -> said().size() == 2);
        assertThat(said().getFirst())
                .startsWith("settings.json could not be read")
                .contains("settings.json.unreadable-");
        assertThat(said().getLast()).startsWith("providers.json could not be read");
        assertThat(folder.resolve(kept("settings.json").getFileName())).hasContent("{\"theme\": \"da");
        robot.clickOn(robot.lookup("#storage .icon-button").nth(0).<Button>query());
        onFx(() -> shell.show(Panel.SETTINGS));
        waitFor("the settings", () -> !this.<TextField>find("#profile-name").isDisabled());
        assertThat(said()).hasSize(1).first().asString().startsWith("providers.json");
    }

    @ParameterizedTest
    @CsvSource({"900, 640, true", "900, 640, false", "1280, 700, true"})
    void pictures(int width, int height, boolean dark) {
        core().conversations().create("Bread");
        core().backups().backUp();
        for (StorageException.Kind kind : StorageException.Kind.values()) {
            String where = "/home/ada/a/folder/whose/path/is/rather/long".repeat(3);
            var trouble = new StorageException(
                    kind, "The disk with the data folder " + where + " is in trouble.", new IOException("chunk 7"));
            screenshot("trouble-" + kind.name().toLowerCase(Locale.ROOT), () -> banner(trouble), width, height, dark);
        }
    }

    private Parent banner(StorageException trouble) {
        var model = new StorageModel(context(), content -> {});
        var banner = new StorageBanner(words, Failures.of(context()), model);
        model.claims(trouble);
        var content = new BorderPane();
        content.setTop(banner.root());
        content.getStyleClass().add("shell");
        return content;
    }

    private UUID onlyConversation() {
        return core().conversations().list().getFirst().id();
    }

    private void damageDatabase() throws IOException {
        Files.writeString(folder.resolve("patchbay.mv.db"), "not a database ".repeat(1_000));
    }

    private List<Path> kept() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("patchbay-unreadable-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path kept(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name + ".unreadable-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Scene open(Panel panel) {
        return open(core(), panel);
    }

    private Scene open(Core core, Panel panel) {
        Scene scene = show(
                () -> {
                    shell = new Shell(core, ui(), words, new Shell.Desktop(page -> {}, theme -> {}), panel);
                    return shell.root();
                },
                1000,
                700,
                false);
        onFx(() -> shell.started(() -> {}));
        return scene;
    }

    private String typed() {
        return onFx(() -> this.<TextArea>find("#composer").getText());
    }

    /// What all banners in the window say.
    private List<String> said() {
        return onFx(() -> robot.lookup(node -> node instanceof Banner && visible(node)).queryAll().stream()
                .filter(banner -> !banner.getAccessibleText().startsWith("Keys are kept for this session"))
                .map(Node::getAccessibleText)
                .toList());
    }

    private boolean shown(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(FileTroubleTest::visible);
    }

    private static boolean visible(Node node) {
        return node == null || node.isVisible() && visible(node.getParent());
    }
}
