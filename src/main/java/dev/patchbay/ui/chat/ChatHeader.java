package dev.patchbay.ui.chat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.Role;
import dev.patchbay.text.Figures;
import dev.patchbay.ui.fx.Badge;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;

/// Title, folder, what the conversation has cost, Export and more.
final class ChatHeader {
    private final ChatParts parts;
    private final ConversationPane pane;
    private final HBox root;
    private final Button drawer;
    private final Label title = Nodes.label("", "panel-title");
    private final HBox folder = new HBox();
    private final Label cost = Nodes.label("", "small", "strong", "num", "header-cost");
    private final Label answers = Nodes.label("", "small", "muted");
    private final Button export;
    private final Button more;

    ChatHeader(ChatParts parts, ConversationPane pane, Runnable toggleDrawer) {
        this.parts = parts;
        this.pane = pane;
        drawer = Nodes.iconButton("fth-sidebar", parts.words("chat.drawer"), toggleDrawer, "flat", "drawer-button");
        export = Nodes.button(parts.words("chat.export"), "fth-download", this::export);
        export.setId("export");
        more = Nodes.iconButton("fth-more-horizontal", parts.words("chat.more"), () -> {}, "flat");
        more.setOnAction(click -> menu());
        cost.setMinWidth(Region.USE_PREF_SIZE);
        title.setMinWidth(60);
        var money = new HBox(cost, answers);
        money.getStyleClass().add("header-money");
        root = new HBox(drawer, title, folder, Nodes.spacer(), money, export, more);
        root.getStyleClass().addAll("panel-header", "chat-header");
        parts.narrow().subscribe(narrow -> show(parts.chat().shown()));
        parts.chat().shownProperty().subscribe(this::show);
    }

    HBox root() {
        return root;
    }

    private void show(Shown shown) {
        boolean narrow = parts.narrow().get();
        Nodes.show(drawer, narrow);
        Optional<Conversation> open = shown.open();
        title.setText(open.map(Conversation::title).orElse(parts.words("chat.new")));
        folder.getChildren().clear();
        open.map(Conversation::folder)
                .filter(name -> !narrow)
                .ifPresent(name -> folder.getChildren().add(new Badge(name, "fth-folder", Badge.Tone.NEUTRAL)));
        long count =
                shown.path().stream().filter(m -> m.role() == Role.ASSISTANT).count();
        cost.setText(cost(shown.attempts()));
        String said =
                count == 0 && !shown.empty() ? parts.words("chat.answers.none") : parts.words("chat.answers", count);
        answers.setText(" · " + said);
        Nodes.show(answers, !narrow);
        Nodes.show(export, !shown.empty());
        Nodes.show(more, shown.conversation() != null);
    }

    private String cost(List<Attempt> attempts) {
        Spent spent = Spent.on(attempts);
        String sum = spent.shown().isEmpty() ? Figures.answer(BigDecimal.ZERO) : spent.shown();
        if (spent.unpriced() > 0 && spent.shown().isEmpty()) {
            return parts.words("chat.cost.noneKnown", spent.unpriced());
        }
        return spent.unpriced() == 0 ? sum : parts.words("chat.cost.partly", spent.shown(), spent.unpriced());
    }

    private void menu() {
        parts.chat().shown().open().ifPresent(open -> {
            var menu = new ContextMenu();
            menu.getItems().addAll(pane.actions(open));
            menu.show(more, Side.BOTTOM, 0, 4);
        });
    }

    private void export() {
        parts.chat().shown().open().ifPresent(open -> {
            var chooser = new FileChooser();
            chooser.setTitle(parts.words("chat.export"));
            chooser.setInitialFileName(fileName(open.title()));
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Markdown", "*.md"));
            File file = chooser.showSaveDialog(root.getScene().getWindow());
            if (file != null) {
                write(open, file);
            }
        });
    }

    /// Writes the shown branch as Markdown.
    void write(Conversation open, File file) {
        parts.context()
                .ui()
                .run(
                        () -> Files.writeString(
                                file.toPath(),
                                parts.context().core().conversations().markdown(open.id())),
                        written -> export.setGraphic(Icons.of("fth-check", 14)),
                        parts.chat()::fail);
    }

    private static String fileName(String title) {
        String plain = title.replaceAll("[^\\p{L}\\p{N} _-]", "").strip();
        return (plain.isEmpty() ? "conversation" : plain) + ".md";
    }
}
