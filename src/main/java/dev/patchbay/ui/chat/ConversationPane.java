package dev.patchbay.ui.chat;

import dev.patchbay.domain.Conversation;
import dev.patchbay.ui.chat.ConversationsModel.Row;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The conversations at the left: search, new, and the list.
final class ConversationPane {
    private static final Duration SEARCH_INTERVAL = Duration.millis(200);

    private final ChatParts parts;
    private final ConversationsModel model;
    private final Runnable opened;
    private final TextField search = new TextField();
    private final ListView<Row> list = new ListView<>();
    private final Label empty;
    private final VBox root = new VBox();
    private Optional<UUID> renaming = Optional.empty();
    private Optional<UUID> deleting = Optional.empty();

    /// @param opened is run after a conversation was opened from here
    ConversationPane(ChatParts parts, ConversationsModel model, Runnable opened) {
        this.parts = parts;
        this.model = model;
        this.opened = opened;
        empty = Nodes.wrapped(parts.words("chat.list.empty"), "small", "muted", "list-empty");
        root.getStyleClass().add("conversations");
        root.getChildren().addAll(top(), empty, list);
        VBox.setVgrow(list, Priority.ALWAYS);
        Nodes.show(empty, false);
        list.setId("conversations");
        list.getStyleClass().add("conversation-list");
        list.setCellFactory(view -> new ConversationCell(parts, this));
        list.setAccessibleText(parts.words("chat.list"));
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                openSelected();
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.rowsProperty().subscribe(this::show);
        model.loadedProperty().subscribe(loaded -> show(model.rowsProperty().get()));
    }

    VBox root() {
        return root;
    }

    ConversationsModel model() {
        return model;
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private HBox top() {
        search.setPromptText(parts.words("chat.search"));
        search.setAccessibleText(parts.words("chat.search"));
        search.setId("search");
        search.getStyleClass().add("search-field");
        var pace = new Pace(SEARCH_INTERVAL, () -> model.search(search.getText()));
        search.textProperty().subscribe((was, now) -> pace.ask());
        search.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                key.consume();
            } else if (key.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                key.consume();
            }
        });
        var icon = Icons.of("fth-search", 14, "muted");
        var hint = Nodes.label("Ctrl F", "key-hint");
        hint.visibleProperty().bind(search.textProperty().isEmpty());
        icon.setMouseTransparent(true);
        hint.setMouseTransparent(true);
        StackPane.setAlignment(icon, Pos.CENTER_LEFT);
        StackPane.setAlignment(hint, Pos.CENTER_RIGHT);
        var field = new StackPane(search, icon, hint);
        field.getStyleClass().add("search-box");
        HBox.setHgrow(field, Priority.ALWAYS);
        Button fresh = Nodes.iconButton("fth-edit", parts.words("chat.new.tip"), this::fresh, "new-button");
        fresh.setGraphic(Icons.of("fth-edit", 14));
        fresh.setId("new-conversation");
        var top = new HBox(8, field, fresh);
        top.getStyleClass().add("conversations-top");
        return top;
    }

    void fresh() {
        parts.chat().openNew();
        opened.run();
    }

    private void show(List<Row> rows) {
        list.getItems().setAll(rows);
        boolean none = rows.isEmpty() && model.loadedProperty().get();
        empty.setText(parts.words(model.searching() ? "chat.list.none" : "chat.list.empty"));
        Nodes.show(empty, none);
    }

    private void key(KeyEvent key) {
        Optional<Conversation> selected = selected();
        switch (key.getCode()) {
            case ENTER -> openSelected();
            case F2 -> selected.ifPresent(this::rename);
            case DELETE -> selected.ifPresent(this::delete);
            case ESCAPE -> keep();
            default -> {
                return;
            }
        }
        if (key.getCode() != KeyCode.ESCAPE) {
            key.consume();
        }
    }

    private Optional<Conversation> selected() {
        return list.getSelectionModel().getSelectedItem() instanceof Row.Item(var conversation)
                ? Optional.of(conversation)
                : Optional.empty();
    }

    private void openSelected() {
        selected().filter(c -> !renaming(c) && !deleting(c)).ifPresent(conversation -> {
            parts.chat().open(conversation.id());
            opened.run();
        });
    }

    /// What can be done with a conversation, for menus.
    List<MenuItem> actions(Conversation conversation) {
        String pin = parts.words(conversation.pinned() ? "chat.unpin" : "chat.pin");
        return List.of(
                ConversationCell.menuItem(parts.words("chat.rename"), () -> rename(conversation)),
                ConversationCell.menuItem(pin, () -> model.pin(conversation, !conversation.pinned())),
                ConversationCell.menuItem(parts.words("chat.delete.menu"), () -> delete(conversation)));
    }

    boolean renaming(Conversation conversation) {
        return renaming.filter(conversation.id()::equals).isPresent();
    }

    boolean deleting(Conversation conversation) {
        return deleting.filter(conversation.id()::equals).isPresent();
    }

    void rename(Conversation conversation) {
        renaming = Optional.of(conversation.id());
        list.refresh();
    }

    void renamed(Conversation conversation, String title) {
        renaming = Optional.empty();
        list.refresh();
        model.rename(conversation, title);
        if (parts.chat().shown().isOf(conversation)) {
            parts.chat().reload();
        }
    }

    void delete(Conversation conversation) {
        deleting = Optional.of(conversation.id());
        list.refresh();
    }

    void keep() {
        if (deleting.isPresent()) {
            deleting = Optional.empty();
            list.refresh();
        }
    }

    void deleted(Conversation conversation) {
        deleting = Optional.empty();
        if (parts.chat().shown().isOf(conversation)) {
            parts.chat().stop();
            parts.chat().openNew();
        }
        model.delete(conversation, () -> {});
    }
}
