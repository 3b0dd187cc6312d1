package dev.patchbay.ui.settings;

import dev.patchbay.backup.Backup;
import dev.patchbay.domain.DataCounts;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Problem;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.UiContext;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The backups, newest first: when, why, how much can be read in them, and the way back.
final class BackupsCard {
    private static final int AT_FIRST = 5;

    private final UiContext context;
    private final Words words;
    private final BackupsModel model;
    private final VBox trouble = new VBox();
    private final VBox rows = new VBox();
    private final VBox root;
    private boolean all;

    BackupsCard(UiContext context, BackupsModel model) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        trouble.getStyleClass().add("backup-trouble");
        root = SettingsCard.of(words, "backups", about(), trouble, rows);
        root.setId("backups");
        ((HBox) root.getChildren().getFirst()).getChildren().addAll(Nodes.spacer(), now());
        model.list().subscribe(ignored -> drawRows());
        model.chosen().subscribe(ignored -> drawRows());
        model.problem().subscribe(this::drawTrouble);
    }

    Node root() {
        return root;
    }

    private Button now() {
        Button now = Nodes.button("", "fth-archive", model::backUp);
        now.setId("back-up-now");
        now.textProperty()
                .bind(model.busy().map(busy -> words.get(busy ? "settings.backups.busy" : "settings.backups.now")));
        now.disableProperty().bind(model.busy());
        return now;
    }

    private Node about() {
        Label rule = Nodes.wrapped(words.get("settings.backups.rule"), "small", "muted");
        Button open = Nodes.iconButton(
                "fth-folder",
                words.get("settings.backups.open", model.folder()),
                () -> context.navigator().browse(model.folder().toUri()),
                "flat");
        HBox.setHgrow(rule, Priority.ALWAYS);
        rule.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(rule, open);
        row.getStyleClass().add("settings-row");
        return row;
    }

    private void drawTrouble(@Nullable Exception problem) {
        trouble.getChildren().clear();
        if (problem != null) {
            String cause = words.get(
                    "settings.backups.failed",
                    Failures.of(context).problem(problem).cause());
            var said = new Problem(cause, words.get("settings.backups.failed.action"), "");
            trouble.getChildren().add(new Banner(words, Banner.Tone.WARNING, said));
        }
        Nodes.show(trouble, problem != null);
    }

    private void drawRows() {
        rows.getChildren().clear();
        List<Backup> found = model.list().get();
        if (found == null || found.isEmpty()) {
            String key = found == null ? "settings.loading" : "settings.backups.none";
            rows.getChildren().add(row(Nodes.wrapped(words.get(key), "muted")));
            return;
        }
        found.stream().limit(all ? found.size() : AT_FIRST).forEach(this::draw);
        if (!all && found.size() > AT_FIRST) {
            rows.getChildren().add(row(Nodes.link(words.get("settings.backups.all", found.size()), this::showAll)));
        }
    }

    private void showAll() {
        all = true;
        drawRows();
    }

    private void draw(Backup backup) {
        BackupsModel.Chosen chosen = model.chosen().get();
        if (chosen != null && chosen.backup().equals(backup)) {
            rows.getChildren().addAll(line(backup, false), question(chosen));
        } else {
            rows.getChildren().add(line(backup, true));
        }
    }

    private HBox line(Backup backup, boolean restorable) {
        var when = new VBox(
                Nodes.label(Figures.dayAndTime(backup.taken()), "num"),
                Nodes.label(
                        words.get(
                                "settings.backups.kind." + backup.kind().name().toLowerCase(Locale.ROOT)),
                        "small",
                        "muted"));
        when.getStyleClass().add("backup-when");
        DataCounts counts = backup.counts();
        Label holds = Nodes.wrapped(
                words.get("settings.backups.holds", counts.conversations(), counts.attempts()), "backup-holds");
        HBox.setHgrow(holds, Priority.ALWAYS);
        holds.setMaxWidth(Double.MAX_VALUE);
        HBox row = row(when, holds, Nodes.label(Figures.size(backup.bytes()), "num", "muted"));
        Button restore = Nodes.button(words.get("settings.backups.restore"), () -> model.choose(backup));
        restore.getStyleClass().add("restore");
        restore.setAccessibleText(words.get("settings.backups.restore.of", Figures.dayAndTime(backup.taken())));
        restore.setDisable(!restorable);
        row.getChildren().add(restore);
        return row;
    }

    private Node question(BackupsModel.Chosen chosen) {
        String day = Figures.dayAndTime(chosen.backup().taken());
        DataCounts lost = chosen.lost();
        String sentence = lost == null
                ? words.get("settings.backups.ask.unknown", day)
                : words.get("settings.backups.ask", day, lost.conversations(), lost.attempts());
        Button restore = Nodes.button(words.get("settings.backups.restore.now"), model::restore, "accent");
        restore.setId("restore-now");
        Button keep = Nodes.button(words.get("settings.backups.keep"), model::keep);
        keep.setId("restore-cancel");
        var box = new VBox(8, Nodes.wrapped(sentence), new HBox(8, restore, keep));
        box.getStyleClass().add("backup-question");
        return box;
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().addAll("settings-row", "backup-row");
        return row;
    }
}
