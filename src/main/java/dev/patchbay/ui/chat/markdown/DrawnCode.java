package dev.patchbay.ui.chat.markdown;

import dev.patchbay.ui.chat.markdown.CodeColours.Kind;
import dev.patchbay.ui.chat.markdown.CodeColours.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Code: its language and Copy above, lines below that never wrap.
///
/// Lines are drawn in chunks, so that code that still grows lays out only its last few lines; it is coloured
/// once its fence has closed, in the background.
final class DrawnCode implements Drawn {
    private static final int LINES_IN_CHUNK = 16;
    private static final int MOST_LINES = 3_000;
    private static final int LONGEST_LINE = 5_000;

    private final Drawing drawing;
    private final VBox root = new VBox();
    private final VBox chunks = new VBox();
    private final Label more = new Label();
    private final List<List<String>> shown = new ArrayList<>();
    private Block.Code code;

    DrawnCode(Block.Code code, Drawing drawing) {
        this.code = code;
        this.drawing = drawing;
        chunks.getStyleClass().add("md-code-lines");
        more.getStyleClass().add("md-more");
        more.setManaged(false);
        more.setVisible(false);
        root.getStyleClass().add("md-code-block");
        root.getChildren().addAll(head(), new SidewaysScroll(chunks), more);
        draw();
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public boolean become(Block block) {
        if (!(block instanceof Block.Code other) || !other.language().equals(code.language()) || code.closed()) {
            return false;
        }
        code = other;
        draw();
        return true;
    }

    private Node head() {
        var language = new Label(shownLanguage());
        language.getStyleClass().add("md-code-language");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(language, space, new CopyButton(drawing.words(), () -> code.text()));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("md-code-head");
        return head;
    }

    private String shownLanguage() {
        return Language.named(code.language())
                .map(Language::shown)
                .orElse(code.language().isEmpty() ? drawing.words().get("chat.code") : code.language());
    }

    private void draw() {
        List<String> lines = lines();
        int chunk = 0;
        for (int from = 0; from < lines.size(); from += LINES_IN_CHUNK, chunk++) {
            draw(chunk, lines.subList(from, Math.min(lines.size(), from + LINES_IN_CHUNK)));
        }
        chunks.getChildren().remove(chunk, chunks.getChildren().size());
        shown.subList(chunk, shown.size()).clear();
        if (code.closed()) {
            colour(code, lines.size());
        }
    }

    private List<String> lines() {
        List<String> lines =
                code.text().lines().limit(MOST_LINES).map(DrawnCode::line).toList();
        long left = lines.size() < MOST_LINES ? 0 : code.text().lines().count() - lines.size();
        more.setText(left == 0 ? "" : drawing.words().get("chat.code.more", left));
        more.setManaged(left > 0);
        more.setVisible(left > 0);
        return lines;
    }

    private static String line(String line) {
        String short_ = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line;
        return short_.replace("\t", "    ");
    }

    private void draw(int chunk, List<String> lines) {
        if (chunk < shown.size() && shown.get(chunk).equals(lines)) {
            return;
        }
        String text = String.join("\n", lines);
        if (chunk < shown.size()) {
            shown.set(chunk, List.copyOf(lines));
            var flow = (TextFlow) chunks.getChildren().get(chunk);
            ((Text) flow.getChildren().getFirst()).setText(text);
        } else {
            shown.add(List.copyOf(lines));
            var flow = new TextFlow(text(text, Kind.PLAIN));
            flow.getStyleClass().add("md-code-chunk");
            chunks.getChildren().add(flow);
        }
    }

    private void colour(Block.Code finished, int lines) {
        if (Language.named(finished.language()).isEmpty()) {
            return;
        }
        drawing.ui()
                .run(
                        () -> CodeColours.of(finished.language(), joined()),
                        coloured -> {
                            if (finished == code && coloured.size() == lines) {
                                colour(coloured);
                            }
                        },
                        // Colours are a comfort: code without them is complete.
                        e -> System.getLogger(DrawnCode.class.getName())
                                .log(System.Logger.Level.DEBUG, "Code stays without colours", e));
    }

    private String joined() {
        var text = new StringBuilder();
        for (List<String> chunk : List.copyOf(shown)) {
            chunk.forEach(line -> text.append(text.isEmpty() ? "" : "\n").append(line));
        }
        return text.toString();
    }

    private void colour(List<List<Span>> lines) {
        for (int chunk = 0; chunk < chunks.getChildren().size(); chunk++) {
            var texts = new ArrayList<Text>();
            int from = chunk * LINES_IN_CHUNK;
            int to = Math.min(lines.size(), from + LINES_IN_CHUNK);
            for (int i = from; i < to; i++) {
                String end = i + 1 < to ? "\n" : "";
                lines.get(i).forEach(span -> texts.add(text(span.text(), span.kind())));
                if (!end.isEmpty()) {
                    texts.add(text(end, Kind.PLAIN));
                }
            }
            ((TextFlow) chunks.getChildren().get(chunk)).getChildren().setAll(texts);
        }
    }

    private static Text text(String text, Kind kind) {
        var node = new Text(text);
        node.getStyleClass().addAll("md-mono", "md-" + kind.name().toLowerCase(Locale.ROOT));
        return node;
    }
}
