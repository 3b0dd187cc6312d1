package dev.patchbay.ui.chat;

import dev.patchbay.domain.ModelId;
import dev.patchbay.text.Problem;
import dev.patchbay.ui.chat.markdown.Drawing;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.PanelView;
import dev.patchbay.ui.fx.UiContext;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The Chat panel: conversations at the left, the open one at the right with the composer under it.
public final class ChatView implements PanelView {
    private static final double NARROW = 1000 - 76; // the window without the rail

    private final UiContext context;
    private final ChatParts parts;
    private final ConversationsModel conversations;
    private final ConversationPane pane;
    private final TranscriptView transcript;
    private final ComposerView composer;
    private final EmptyChat empty;
    private final StackPane problem = new StackPane();
    private final StackPane middle = new StackPane();
    private final ScrollPane first;
    private final BorderPane root = new BorderPane();
    private final StackPane layers = new StackPane(root);
    private boolean begun;
    private boolean drawer;

    public ChatView(UiContext context) {
        this.context = context;
        var chat = new ChatViewModel(context);
        var naming = new Naming(context.core());
        var answers = new AnswerWords(context.words());
        parts = new ChatParts(
                context,
                chat,
                new ComposerModel(context, chat),
                answers,
                new Headlines(context.words(), context.errors(), naming, answers),
                naming,
                Failures.of(context),
                new Drawing(
                        context.words(),
                        context.ui(),
                        link -> context.navigator().browse(URI.create(link))),
                new SimpleBooleanProperty());
        conversations = new ConversationsModel(context, naming, chat::fail);
        pane = new ConversationPane(parts, conversations, this::opened);
        transcript = new TranscriptView(parts);
        composer = new ComposerView(parts, new Drafts(context, chat, parts.composer()));
        empty = new EmptyChat(parts, composer::focus);
        first = Nodes.scroll(new StackPane(empty.root()), "surface");
        build();
        chat.onListChange(() -> conversations.load(() -> {}));
        chat.shownProperty().subscribe(shown -> draw());
        chat.turnProperty().subscribe(turn -> draw());
        chat.problemProperty().subscribe(this::show);
    }

    @Override
    public Parent root() {
        return layers;
    }

    @Override
    public void shown() {
        composer.focus();
        composer.start();
        conversations.load(this::loaded);
        context.ui().run(() -> context.core().connections().all(), empty::show, parts.chat()::fail);
    }

    /// Picks this model for the next question.
    public void pick(ModelId model) {
        if (!begun) {
            parts.composer().keep();
        }
        parts.composer().modelProperty().set(Optional.of(model));
    }

    /// Opens a conversation at the answer that this attempt gave.
    public void open(UUID conversation, UUID attempt) {
        begun = true;
        parts.chat().open(conversation, attempt, transcript::reveal);
    }

    /// The database was replaced by a new one.
    public void startAnew() {
        parts.chat().startAnew();
    }

    /// At the start the conversation that was last spoken in is opened, unless the user was faster.
    private void loaded() {
        boolean first = !begun;
        begun = true;
        boolean untouched = parts.chat().shown().conversation() == null
                && parts.composer().empty()
                && !parts.chat().storing();
        if (first && untouched) {
            conversations.conversations().stream()
                    .max(java.util.Comparator.comparing(c -> c.updated()))
                    .ifPresent(last -> parts.chat().open(last.id()));
        }
        draw();
    }

    private void opened() {
        if (drawer) {
            toggleDrawer();
        }
        composer.focus();
    }

    private void build() {
        layers.getStyleClass().add("chat");
        Nodes.stylesheet(layers, ChatView.class, "chat.css");
        Nodes.show(problem, false);
        problem.getStyleClass().add("chat-problem");
        var header = new ChatHeader(parts, pane, this::toggleDrawer);
        first.setFitToHeight(true);
        middle.setMinHeight(0); // a long message takes its room from the middle, not from the window
        middle.getChildren().add(transcript.root());
        VBox.setVgrow(middle, Priority.ALWAYS);
        var right = new VBox(header.root(), problem, middle, composer.root());
        right.getStyleClass().addAll("surface", "chat-main");
        root.setCenter(right);
        root.setLeft(pane.root());
        layers.widthProperty().subscribe(width -> parts.narrow().set(width.doubleValue() < NARROW));
        parts.narrow().subscribe(narrow -> place());
        layers.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void draw() {
        Shown shown = parts.chat().shown();
        Optional<Turn> turn = parts.chat().turnProperty().get();
        boolean nothing = shown.empty() && turn.isEmpty();
        transcript.show(shown, turn);
        transcript.root().setVisible(!nothing);
        middle.getChildren().remove(first);
        if (nothing && begun) {
            middle.getChildren().add(first);
        }
    }

    private void show(Optional<Problem> now) {
        problem.getChildren().clear();
        now.ifPresent(said -> problem.getChildren()
                .add(new Banner(context.words(), Banner.Tone.DANGER, said)
                        .closable(context.words(), parts.chat()::dismissProblem)));
        Nodes.show(problem, now.isPresent());
    }

    /// In a narrow window the list is a drawer over the transcript.
    private void place() {
        boolean narrow = parts.narrow().get();
        layers.getChildren().remove(pane.root());
        root.setLeft(null);
        if (!narrow) {
            root.setLeft(pane.root());
        } else if (drawer) {
            layers.getChildren().add(pane.root());
            StackPane.setAlignment(pane.root(), Pos.TOP_LEFT);
        }
    }

    private void toggleDrawer() {
        drawer = !drawer;
        place();
        if (drawer && parts.narrow().get()) {
            pane.focusSearch();
        }
    }

    private void key(KeyEvent key) {
        if (control(KeyCode.F).match(key)) {
            if (parts.narrow().get() && !drawer) {
                toggleDrawer();
            }
            pane.focusSearch();
        } else if (control(KeyCode.N).match(key)) {
            pane.fresh();
        } else if (control(KeyCode.B).match(key) && parts.narrow().get()) {
            toggleDrawer();
        } else if (control(KeyCode.END).match(key)) {
            transcript.root().follow();
        } else if (key.getCode() == KeyCode.ESCAPE && parts.narrow().get() && drawer) {
            toggleDrawer();
        } else if (key.getCode() == KeyCode.ESCAPE && parts.chat().streaming()) {
            parts.chat().stop();
        } else {
            return;
        }
        key.consume();
    }

    private static KeyCombination control(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
