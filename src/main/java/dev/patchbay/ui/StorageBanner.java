package dev.patchbay.ui;

import dev.patchbay.domain.StorageException;
import dev.patchbay.text.Problem;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Nodes;
import java.nio.file.Path;
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
        model.keptProperty().subscribe(this::draw);
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
        Path kept = model.keptProperty().get();
        if (kept != null) {
            String sentence = words.get("storage.startedAnew", kept.getFileName());
            root.getChildren().add(quiet(Banner.Tone.INFO, sentence, model::dismissKept));
        }
        for (String sentence : model.notices()) {
            root.getChildren().add(quiet(Banner.Tone.WARNING, sentence, () -> model.dismiss(sentence)));
        }
        Nodes.show(root, !root.getChildren().isEmpty());
    }

    private Banner trouble(StorageException trouble) {
        Banner banner = failures.banner(trouble);
        if (trouble.kind() == StorageException.Kind.UNREADABLE) {
            banner.with(button("storage.setAside", "storage-set-aside", model::setAside));
        }
        return banner.with(button("again", "storage-again", model::tryAgain));
    }

    private Button button(String key, String id, Runnable action) {
        Button button = Nodes.button(words.get(key), action);
        button.setId(id);
        button.disableProperty().bind(model.busyProperty());
        return button;
    }

    private Banner quiet(Banner.Tone tone, String sentence, Runnable dismissed) {
        return new Banner(words, tone, new Problem(sentence, "", "")).closable(words, dismissed);
    }
}
