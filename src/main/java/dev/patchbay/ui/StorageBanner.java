package dev.patchbay.ui;

import dev.patchbay.backup.Backup;
import dev.patchbay.domain.StorageException;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Problem;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Nodes;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// Above every panel: what is wrong with the files in the data folder, and what helps.
final class StorageBanner {
    private final Words words;
    private final Failures failures;
    private final StorageModel model;
    private final VBox root = new VBox();

    StorageBanner(Words words, Failures failures, StorageModel model) {
        this.words = words;
        this.failures = failures;
        this.model = model;
        root.setId("storage");
        root.getStyleClass().add("storage-notices");
        model.troubleProperty().subscribe(this::draw);
        model.newsProperty().subscribe(this::draw);
        model.newestProperty().subscribe(this::draw);
        model.notices().subscribe(this::draw);
        draw();
    }

    Node root() {
        return root;
    }

    private void draw() {
        root.getChildren().clear();
        StorageException trouble = model.troubleProperty().get();
        if (trouble != null) {
            root.getChildren().add(trouble(trouble));
        }
        String news = model.newsProperty().get();
        if (news != null) {
            root.getChildren().add(quiet(Banner.Tone.INFO, news, model::dismissNews));
        }
        for (String sentence : model.notices()) {
            root.getChildren().add(quiet(Banner.Tone.WARNING, sentence, () -> model.dismiss(sentence)));
        }
        Nodes.show(root, !root.getChildren().isEmpty());
    }

    private Banner trouble(StorageException trouble) {
        Banner banner = failures.banner(trouble);
        if (trouble.kind() == StorageException.Kind.UNREADABLE) {
            Backup newest = model.newestProperty().get();
            if (newest != null) {
                banner.with(button(
                        words.get("storage.restore", Figures.dayAndTime(newest.taken())),
                        "storage-restore",
                        () -> model.restore(newest)));
            }
            banner.with(button(words.get("storage.setAside"), "storage-set-aside", model::setAside));
        }
        return banner.with(button(words.get("again"), "storage-again", model::tryAgain));
    }

    private Button button(String text, String id, Runnable action) {
        Button button = Nodes.button(text, action);
        button.setId(id);
        button.disableProperty().bind(model.busyProperty());
        return button;
    }

    private Banner quiet(Banner.Tone tone, String sentence, Runnable dismissed) {
        return new Banner(words, tone, new Problem(sentence, "", "")).closable(words, dismissed);
    }
}
