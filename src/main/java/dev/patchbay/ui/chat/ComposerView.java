package dev.patchbay.ui.chat;

import dev.patchbay.chat.Preview;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskType;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Problem;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Nodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Where the next message is written, with who is to answer it and what that would cost.
final class ComposerView {
    private static final Duration ESTIMATE_INTERVAL = Duration.millis(250);
    private static final Duration DRAFT_REST = Duration.millis(700);
    private static final List<Integer> CAPS = List.of(256, 512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768, 65_536);

    private final ChatParts parts;
    private final ComposerModel composer;
    private final GrowingArea area;
    private final MenuButton task = new MenuButton();
    private final Button model;
    private final PickerFace taskFace = new PickerFace(task);
    private final PickerFace modelFace;
    private final MenuButton max = new MenuButton();
    private final PickerFace maxFace = new PickerFace(max);
    private final Button send;
    private final Button stop;
    private final StackPane sendBox = new StackPane();
    private final Tooltip why = new Tooltip();
    private final EstimateLine estimate;
    private final StackPane refused = new StackPane();
    private final Attachments attachments;
    private final VBox root = new VBox();
    private final Pace estimating;
    private final Pace saving;
    private final PauseTransition pauseOver = new PauseTransition();
    private final Drafts drafts;

    ComposerView(ChatParts parts, Drafts drafts) {
        this.parts = parts;
        this.composer = parts.composer();
        this.drafts = drafts;
        estimating = new Pace(ESTIMATE_INTERVAL, composer::estimate);
        saving = new Pace(DRAFT_REST, drafts::save);
        pauseOver.setOnFinished(over -> estimating.ask());
        area = area();
        area.textProperty().subscribe(text -> saving.askAfterRest());
        model = picker("model-picker", () -> {
            var chooser =
                    new ModelChooser(parts, picked -> composer.modelProperty().set(picked));
            if (parts.narrow().get()) {
                chooser.with(maxMenu());
            }
            chooser.show(modelButton());
        });
        modelFace = new PickerFace(model);
        send = Nodes.button(parts.words("chat.send"), "fth-arrow-up", this::send, "primary", "send");
        stop = Nodes.button(parts.words("chat.stop"), "fth-square", parts.chat()::stop, "stop");
        stop.setTooltip(new Tooltip(parts.words("chat.stop.tip")));
        estimate = new EstimateLine(parts);
        attachments = new Attachments(parts, this::refuse);
        build();
        watch();
    }

    VBox root() {
        return root;
    }

    void focus() {
        area.requestFocus();
        area.end();
    }

    /// Asks anew what sending would cost.
    void refresh() {
        estimating.ask();
    }

    private Button modelButton() {
        return model;
    }

    private GrowingArea area() {
        var made = new GrowingArea(this::send);
        made.setId("composer");
        made.setPromptText(parts.words("chat.message"));
        made.setAccessibleText(parts.words("chat.message"));
        made.textProperty().bindBidirectional(composer.textProperty());
        made.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.isShortcutDown()
                    && key.getCode() == KeyCode.V
                    && attachments().paste()) {
                key.consume();
            }
        });
        return made;
    }

    private Attachments attachments() {
        return attachments;
    }

    private void build() {
        task.setId("task-picker");
        max.setId("max-picker");
        send.setId("send");
        stop.setId("stop");

        TaskType.GIVEN.forEach(type -> task.getItems()
                .add(item(
                        parts.answers().task(type),
                        () -> composer.taskProperty().set(type))));
        fillCaps(max);
        Button attach =
                Nodes.iconButton("fth-paperclip", parts.words("chat.attach"), () -> attachments.choose(), "flat");
        attach.setId("attach");
        sendBox.getChildren().setAll(send, stop);
        Tooltip.install(sendBox, why);
        var hint = Nodes.label(parts.words("chat.enterSends"), "small", "muted", "enter-hint");
        hint.managedProperty().bind(hint.visibleProperty());
        hint.visibleProperty().bind(parts.narrow().not());
        var bar = new HBox(task, model, max, attach, Nodes.spacer(), hint, sendBox);
        bar.getStyleClass().add("composer-bar");
        var box = new VBox(attachments.strip(), area, bar);
        box.getStyleClass().add("composer");
        area.focusedProperty()
                .subscribe(focused ->
                        box.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("typing"), focused));
        attachments.dropOn(box);
        root.getStyleClass().add("composer-panel");
        Nodes.show(refused, false);
        root.getChildren().addAll(refused, box, estimate);
    }

    private void watch() {
        composer.previewProperty().subscribe(this::show);
        composer.unusableProperty()
                .subscribe(unusable -> show(composer.previewProperty().get()));
        composer.textProperty().subscribe(text -> changed());
        composer.taskProperty().subscribe(type -> changed());
        composer.modelProperty().subscribe(picked -> changed());
        composer.maxTokensProperty().subscribe(cap -> changed());
        composer.images().subscribe(this::changed);
        parts.chat().shownProperty().subscribe(shown -> changed());
        parts.chat().turnProperty().subscribe(turn -> changed());
        parts.narrow().subscribe(narrow -> show(composer.previewProperty().get()));
        root.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .subscribe(this::seen);
    }

    /// Out of sight, nothing is left to a timer, which may come when the services are closed.
    ///
    /// @param now false when the window has closed, null when another panel is shown
    private void seen(@Nullable Boolean before, @Nullable Boolean now) {
        if (!Boolean.TRUE.equals(before) || Boolean.TRUE.equals(now)) {
            return;
        }
        saving.stop();
        estimating.stop();
        pauseOver.stop();
        if (now == null) {
            drafts.save();
        } else {
            drafts.close();
        }
    }

    /// Before the window is up nothing is asked: the panel's first look comes without a database.
    private void changed() {
        if (root.getScene() != null && started) {
            estimating.ask();
        }
        show(composer.previewProperty().get());
    }

    private boolean started;

    void start() {
        started = true;
        estimating.ask();
    }

    private void show(Optional<Preview> preview) {
        boolean nothingSet =
                preview.map(p -> p.route().reason() == Route.Reason.NOTHING_SET).orElse(false);
        taskFace.show(parts.words(
                "chat.task", parts.answers().task(composer.taskProperty().get())));
        Optional<ModelId> picked = composer.modelProperty().get();
        String shown = picked.map(parts.naming()::model)
                .orElseGet(() -> nothingSet
                        ? preview.map(p -> parts.naming().model(p.model())).orElse("")
                        : parts.words("chat.model.route"));
        modelFace.show(shown, picked.isEmpty() && !nothingSet ? "fth-shuffle" : "fth-zap");
        model.setAccessibleText(parts.words("chat.model.name", shown));
        Nodes.show(
                max,
                !parts.narrow().get()
                        && !(nothingSet && composer.maxTokensProperty().get().isEmpty()));
        maxFace.show(preview.map(p -> parts.words("chat.max", Figures.count(p.maxTokens())))
                .orElse(parts.words("chat.max.route")));
        area.setPromptText(preview.map(
                        p -> parts.words("chat.message.to", parts.naming().model(p.model())))
                .orElse(parts.words("chat.message")));
        estimate.show(preview);
        preview.map(Preview::refusal).ifPresent(this::awaitEnd);
        if (composer.unusableProperty().get()) {
            estimate.showUnusable();
        }
        boolean streaming = parts.chat().streaming();
        Optional<String> obstacle = composer.obstacle();
        send.setDisable(obstacle.isPresent());
        Nodes.show(send, !streaming);
        Nodes.show(stop, streaming);
        why.setText(obstacle.filter(key -> !streaming)
                .map(key -> parts.words(
                        key, preview.map(p -> parts.naming().model(p.model())).orElse("")))
                .orElse(parts.words(streaming ? "chat.stop.tip" : "chat.send.tip")));
    }

    /// When a pause is over, nothing stands in the way any more.
    private void awaitEnd(ChatFailure refusal) {
        if (refusal instanceof ChatFailure.Paused(var pause)) {
            long left = Math.max(1_000, Instant.now().until(pause.until()).toMillis());
            pauseOver.setDuration(Duration.millis((double) left));
            pauseOver.playFromStart();
        }
    }

    private void send() {
        if (composer.obstacle().isEmpty()) {
            Nodes.show(refused, false);
        }
        composer.send();
        area.requestFocus();
    }

    private void refuse(Problem problem) {
        var banner = new Banner(parts.context().words(), Banner.Tone.WARNING, problem)
                .closable(parts.context().words(), () -> Nodes.show(refused, false));
        refused.getChildren().setAll(banner);
        Nodes.show(refused, true);
    }

    private MenuButton maxMenu() {
        var menu = new MenuButton();
        var face = new PickerFace(menu);
        fillCaps(menu);
        face.choice().textProperty().bind(maxFace.choice().textProperty());
        return menu;
    }

    private void fillCaps(MenuButton menu) {
        menu.getItems()
                .add(item(
                        parts.words("chat.max.route"),
                        () -> composer.maxTokensProperty().set(Optional.empty())));
        CAPS.forEach(cap -> menu.getItems()
                .add(item(
                        parts.words("chat.max", Figures.count(cap)),
                        () -> composer.maxTokensProperty().set(Optional.of(cap)))));
    }

    private static MenuItem item(String text, Runnable chosen) {
        var item = new MenuItem(text);
        item.setOnAction(click -> chosen.run());
        return item;
    }

    private static Button picker(String id, Runnable open) {
        Button button = Nodes.button("", open);
        button.setId(id);
        return button;
    }
}
