package dev.patchbay.ui.chat;

import dev.patchbay.domain.ContentPart;
import dev.patchbay.text.Problem;
import dev.patchbay.ui.fx.Nodes;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;

/// Pictures for the next message: chosen, dropped or pasted; each can be taken out again.
final class Attachments {
    private static final long LARGEST = 5L * 1024 * 1024;
    private static final Map<String, String> TYPES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "webp", "image/webp",
            "gif", "image/gif");

    private final ChatParts parts;
    private final FlowPane strip = new FlowPane();
    private final Consumer<Problem> refused;

    /// @param refused told why a picture was not taken
    Attachments(ChatParts parts, Consumer<Problem> refused) {
        this.parts = parts;
        this.refused = refused;
        strip.getStyleClass().add("thumbnails");
        Nodes.show(strip, false);
        parts.composer().images().addListener((ListChangeListener<ContentPart.Image>) change -> draw());
    }

    Node strip() {
        return strip;
    }

    void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(parts.words("chat.attach"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        parts.words("chat.attach.images"), "*.png", "*.jpg", "*.jpeg", "*.webp", "*.gif"));
        List<File> files = chooser.showOpenMultipleDialog(strip.getScene().getWindow());
        if (files != null) {
            take(files);
        }
    }

    /// Lets files be dropped on `target`.
    void dropOn(Node target) {
        target.addEventHandler(DragEvent.DRAG_OVER, drag -> {
            if (drag.getDragboard().hasFiles()) {
                drag.acceptTransferModes(TransferMode.COPY);
                drag.consume();
            }
        });
        target.addEventHandler(DragEvent.DRAG_DROPPED, drag -> {
            take(drag.getDragboard().getFiles());
            drag.setDropCompleted(true);
            drag.consume();
        });
    }

    /// @return whether there was a picture or a file of one, and no text that the user may have meant
    boolean paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasString()) {
            return false;
        }
        if (clipboard.hasFiles()) {
            take(clipboard.getFiles());
            return true;
        }
        Image image = clipboard.hasImage() ? clipboard.getImage() : null;
        if (image == null) {
            return false;
        }
        load(() -> png(image), parts.words("chat.attach.pasted"), "image/png");
        return true;
    }

    void take(List<File> files) {
        for (File file : files) {
            String type = TYPES.get(extension(file.getName()));
            if (type == null) {
                refuse("chat.attach.type", file.getName());
            } else {
                load(() -> read(file.toPath()), file.getName(), type);
            }
        }
    }

    private void load(java.util.concurrent.Callable<byte[]> source, String name, String type) {
        parts.context()
                .ui()
                .run(
                        source,
                        bytes -> {
                            if (bytes.length == 0 || bytes.length > LARGEST) {
                                refuse("chat.attach.large", name);
                            } else {
                                parts.composer().images().add(ContentPart.Image.of(type, bytes));
                            }
                        },
                        failure -> refuse("chat.attach.unreadable", name));
    }

    /// Reads no more than tells that it is too much.
    private static byte[] read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes((int) LARGEST + 1);
        }
    }

    private static byte[] png(Image image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var out = new ByteArrayOutputStream();
        PngWriter.write(pixels, width, height, out);
        return out.toByteArray();
    }

    private void refuse(String key, String name) {
        refused.accept(new Problem(parts.words(key, name), parts.words("chat.attach.allowed"), ""));
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private void draw() {
        strip.getChildren()
                .setAll(parts.composer().images().stream().map(this::removable).toList());
        Nodes.show(strip, !strip.getChildren().isEmpty());
    }

    private Node removable(ContentPart.Image image) {
        var remove = Nodes.iconButton(
                "fth-x",
                parts.words("chat.attach.remove"),
                () -> parts.composer().images().remove(image),
                "remove-image");
        remove.setGraphic(dev.patchbay.ui.fx.Icons.of("fth-x", 12));
        var box = new StackPane(UserMessage.thumbnail(parts, image), remove);
        box.getStyleClass().add("thumbnail");
        StackPane.setAlignment(remove, javafx.geometry.Pos.TOP_RIGHT);
        return box;
    }
}
