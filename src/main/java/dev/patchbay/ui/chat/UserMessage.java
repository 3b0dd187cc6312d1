package dev.patchbay.ui.chat;

import dev.patchbay.domain.ContentPart;
import dev.patchbay.ui.fx.Nodes;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// What the user said, in a box, with Edit at the right.
final class UserMessage implements MessageView {
    private static final int LONG = 3_000;
    private static final double THUMBNAIL = 96;

    private final ChatParts parts;
    private final VBox root = new VBox();
    private final Entry entry;

    UserMessage(ChatParts parts, Entry entry) {
        this.parts = parts;
        this.entry = entry;
        root.getStyleClass().add("user-message");
        root.setAccessibleRole(AccessibleRole.PARENT);
        root.setAccessibleText(parts.words("chat.user.name", entry.text()));
        draw();
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public boolean shows(Entry other) {
        return entry.equals(other);
    }

    private void draw() {
        Button edit = Nodes.iconButton("fth-edit-2", parts.words("chat.edit"), this::edit, "flat", "edit-button");
        edit.setGraphic(dev.patchbay.ui.fx.Icons.of("fth-edit-2", 14, "muted"));
        var content = new VBox();
        content.getStyleClass().add("user-content");
        if (!images().isEmpty()) {
            content.getChildren().add(thumbnails());
        }
        if (!entry.text().isEmpty()) {
            text(content);
        }
        HBox.setHgrow(content, Priority.ALWAYS);
        var box = new HBox(content, edit);
        box.getStyleClass().add("user-box");
        root.getChildren().setAll(box);
        if (entry.siblings().size() > 1) {
            root.getChildren().add(new Siblings(parts, entry));
        }
    }

    private void text(VBox content) {
        String all = entry.text();
        var text = new Text(all.length() > LONG ? all.substring(0, LONG) + "…" : all);
        text.getStyleClass().add("md-text");
        var flow = new TextFlow(text);
        flow.getStyleClass().addAll("md-paragraph", "user-text");
        content.getChildren().add(flow);
        if (all.length() > LONG) {
            Hyperlink more = Nodes.link(parts.words("chat.user.all", all.length()), () -> {});
            more.setOnAction(click -> {
                text.setText(all);
                Nodes.show(more, false);
            });
            content.getChildren().add(more);
        }
    }

    private List<ContentPart.Image> images() {
        return entry.message().parts().stream()
                .filter(ContentPart.Image.class::isInstance)
                .map(ContentPart.Image.class::cast)
                .toList();
    }

    private Node thumbnails() {
        var row = new FlowPane();
        row.getStyleClass().add("thumbnails");
        images().forEach(image -> row.getChildren().add(thumbnail(parts, image)));
        return row;
    }

    /// A small picture; its name where this platform cannot draw the format (WebP).
    static Node thumbnail(ChatParts parts, ContentPart.Image image) {
        var small = new Image(
                new ByteArrayInputStream(Base64.getDecoder().decode(image.base64())), THUMBNAIL, THUMBNAIL, true, true);
        if (small.isError()) {
            return Nodes.label(parts.words("chat.image", image.mediaType()), "small", "muted", "thumbnail-name");
        }
        var view = new ImageView(small);
        view.setAccessibleText(parts.words("chat.image", image.mediaType()));
        return view;
    }

    private void edit() {
        var area = new TextArea(entry.text());
        area.setWrapText(true);
        area.setPrefRowCount(
                Math.clamp(entry.text().lines().count() + entry.text().length() / 90, 2, 12));
        area.getStyleClass().add("edit-area");
        area.setAccessibleText(parts.words("chat.edit"));
        Button send = Nodes.button(parts.words("chat.edit.send"), () -> resend(area.getText()), "primary");
        send.disableProperty().bind(area.textProperty().map(String::isBlank).orElse(true));
        Button cancel = Nodes.button(parts.words("chat.cancel"), this::draw);
        area.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                key.consume();
                draw();
            }
        });
        var note = Nodes.label(parts.words("chat.edit.note"), "small", "muted");
        var buttons = new HBox(note, Nodes.spacer(), cancel, send);
        buttons.getStyleClass().add("edit-buttons");
        root.getChildren().setAll(area, buttons);
        area.requestFocus();
        area.end();
    }

    private void resend(String text) {
        var changed = new ArrayList<ContentPart>(images());
        changed.add(new ContentPart.Text(text.strip()));
        draw();
        parts.chat().resend(entry.message(), changed, parts.composer().wish());
    }
}
