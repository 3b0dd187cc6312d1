package dev.patchbay.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.backup.Backup;
import dev.patchbay.backup.Backup.Kind;
import dev.patchbay.domain.DataCounts;
import dev.patchbay.domain.StorageException;
import dev.patchbay.ui.UiTest;
import dev.patchbay.ui.fx.Nodes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupsCardTest extends UiTest {
    @Test
    void aBackupIsMadeAtOnceAndListedWithWhatCanBeReadInIt() {
        core().conversations().create("Bread");
        open();

        robot.clickOn("#back-up-now");

        waitFor("the backup", () -> labels().contains("1 conversation, no attempts readable"));
        assertThat(labels()).contains("By hand");
        assertThat(core().backups().list()).hasSize(1);
    }

    @Test
    void beforeABackupIsRestoredItSaysWhatIsNewerAndCancelChangesNothing() {
        core().conversations().create("Bread");
        Backup backup = core().backups().backUp();
        core().conversations().create("Wine");
        open();
        waitFor("the list", () -> robot.lookup(".restore").tryQuery().isPresent());
        robot.clickOn(".restore");
        waitFor("the question", () -> robot.lookup("#restore-now").tryQuery().isPresent());
        assertThat(labels()).anyMatch(text -> text.contains("1 conversation was changed and no attempt made since"));

        robot.clickOn("#restore-cancel");
        assertThat(robot.lookup("#restore-now").tryQuery()).isEmpty();
        assertThat(asked).isEmpty();

        robot.clickOn(".restore");
        waitFor("the question", () -> robot.lookup("#restore-now").tryQuery().isPresent());
        robot.clickOn("#restore-now");
        assertThat(asked).containsExactly("restore " + backup.name());
    }

    @Test
    void withoutABackupTheCardSaysWhenThereWillBeOne() {
        open();

        waitFor("the words", () -> labels().contains(words.get("settings.backups.none")));
    }

    @ParameterizedTest
    @CsvSource({"900, 640, true", "900, 640, false", "1280, 820, true", "1280, 820, false"})
    void pictures(int width, int height, boolean dark) {
        screenshot("backups", () -> panel(backups(9), true, false), width, height, dark);
        screenshot("backups-none", () -> panel(List.of(), false, false), width, height, dark);
        screenshot("backups-failed", () -> panel(backups(3), false, true), width, height, dark);
    }

    private void open() {
        show(
                () -> {
                    var model = new BackupsModel(context());
                    model.load();
                    return inPanel(new BackupsCard(context(), model));
                },
                1000,
                700,
                false);
    }

    private Parent panel(List<Backup> list, boolean asking, boolean failed) {
        var backups = new BackupsModel(context());
        var card = new BackupsCard(context(), backups);
        backups.show(list);
        if (asking) {
            backups.show(new BackupsModel.Chosen(list.get(1), new DataCounts(3, 1_204)));
        }
        if (failed) {
            backups.fail(new StorageException(
                    StorageException.Kind.NOT_WRITABLE,
                    "The folder of the backups, " + "/home/ada/a/rather/long/path".repeat(4) + ", cannot be used.",
                    new IOException("No space left on device")));
        }
        return inPanel(card);
    }

    private static Parent inPanel(BackupsCard card) {
        var content = new VBox(card.root());
        content.getStyleClass().add("settings-content");
        var panel = Nodes.panel(Nodes.header("Settings"), Nodes.scroll(content, "canvas"), "canvas", "settings");
        Nodes.stylesheet(panel, SettingsView.class, "settings.css");
        return panel;
    }

    private static List<Backup> backups(int size) {
        var list = new ArrayList<Backup>();
        Instant newest = Instant.parse("2026-11-22T13:05:00Z");
        for (int i = 0; i < size; i++) {
            Kind kind = i == 2 ? Kind.UPGRADE : i == 1 ? Kind.BY_HAND : Kind.DAILY;
            list.add(new Backup(
                    Path.of("/home/ada/.local/share/patchbay/backups/" + i + ".zip"),
                    newest.minus(Duration.ofDays(i)),
                    kind,
                    12_345_678 - i * 2_000_000L,
                    new DataCounts(1_204 - i * 7L, 18_332 - i * 211L)));
        }
        return list;
    }

    private List<String> labels() {
        return onFx(() -> robot.lookup("#backups .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList());
    }
}
