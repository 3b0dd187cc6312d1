package dev.patchbay.ui.chat;

import dev.patchbay.domain.Conversation;
import dev.patchbay.ui.chat.ConversationsModel.Row;
import dev.patchbay.ui.chat.ConversationsModel.Summary;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A line of the conversation list: a heading, or a title over its model and cost.
final class ConversationCell extends ListCell<Row> {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

    private final ChatParts parts;
    private final ConversationPane pane;

    ConversationCell(ChatParts parts, ConversationPane pane) {
        this.parts = parts;
        this.pane = pane;
        setPrefWidth(0);
        getStyleClass().add("conversation-cell");
        parts.chat().shownProperty().subscribe(shown -> mark());
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setContextMenu(null);
        setGraphic(row == null || empty ? null : drawn(row));
        setMouseTransparent(row instanceof Row.Head);
        mark();
    }

    private void mark() {
        pseudoClassStateChanged(
                OPEN,
                getItem() instanceof Row.Item(var shown) && parts.chat().shown().isOf(shown));
    }

    private Node drawn(Row row) {
        return switch (row) {
            case Row.Head head -> head(head);
            case Row.Item(var conversation) when pane.renaming(conversation) -> renaming(conversation);
            case Row.Item(var conversation) when pane.deleting(conversation) -> deleting(conversation);
            case Row.Item(var conversation) -> item(conversation);
        };
    }

    private static Node head(Row.Head head) {
        Label label = Nodes.label(head.title(), "small", "muted", "conversation-head");
        if (!head.icon().isEmpty()) {
            label.setGraphic(Icons.of(head.icon(), 12, "muted"));
        }
        return label;
    }

    private Node item(Conversation conversation) {
        Label title = Nodes.label(conversation.title(), "conversation-title");
        title.setMaxWidth(Double.MAX_VALUE);
        Label model = Nodes.label(" ", "caption", "muted", "conversation-model");
        Label cost = Nodes.label("", "caption", "muted", "num");
        cost.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(model, Priority.ALWAYS);
        model.setMaxWidth(Double.MAX_VALUE);
        pane.model().summary(conversation, summary -> {
            model.setText(line(conversation, summary));
            cost.setText(summary.cost());
        });
        setContextMenu(menu(conversation));
        setAccessibleText(conversation.title());
        return new VBox(title, new HBox(4, model, cost));
    }

    private String line(Conversation conversation, Summary summary) {
        if (conversation.draft().isBlank()) {
            return summary.model();
        }
        String draft = parts.words("chat.draft");
        return summary.model().isEmpty() ? draft : summary.model() + " · " + draft;
    }

    private ContextMenu menu(Conversation conversation) {
        var menu = new ContextMenu();
        menu.getItems().addAll(pane.actions(conversation));
        return menu;
    }

    static MenuItem menuItem(String text, Runnable chosen) {
        var item = new MenuItem(text);
        item.setOnAction(click -> chosen.run());
        return item;
    }

    private Node renaming(Conversation conversation) {
        var field = new TextField(conversation.title());
        field.setAccessibleText(parts.words("chat.rename"));
        field.getStyleClass().add("rename-field");
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.ESCAPE) {
                key.consume();
                pane.renamed(conversation, key.getCode() == KeyCode.ENTER ? field.getText() : conversation.title());
            }
        });
        field.focusedProperty().subscribe((was, focused) -> {
            if (was && !focused && pane.renaming(conversation)) {
                pane.renamed(conversation, field.getText());
            }
        });
        field.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                field.requestFocus();
                field.selectAll();
            }
        });
        return field;
    }

    private Node deleting(Conversation conversation) {
        var delete = Nodes.button(parts.words("chat.delete"), () -> pane.deleted(conversation), "danger-button");
        var keep = Nodes.button(parts.words("chat.keep"), pane::keep);
        delete.setId("confirm-delete");
        var row = new HBox(6, Nodes.label(parts.words("chat.delete.ask"), "small"), Nodes.spacer(), keep, delete);
        row.getStyleClass().add("delete-row");
        return row;
    }
}
