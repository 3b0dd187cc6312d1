package dev.patchbay.ui.chat;

import dev.patchbay.chat.Preview;
import dev.patchbay.domain.Capability;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.Role;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskType;
import dev.patchbay.ui.chat.ChatViewModel.Wish;
import dev.patchbay.ui.fx.UiContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is being written, who is to answer it, and what that would cost. Used on the FX thread.
final class ComposerModel {
    private static final String OVER_BUDGET = "chat.send.overBudget";

    private final UiContext context;
    private final ChatViewModel chat;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<TaskType> task = new SimpleObjectProperty<>(TaskType.GENERAL);
    private final ObjectProperty<Optional<ModelId>> model = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Integer>> maxTokens = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<ContentPart.Image> images = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Preview>> preview = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper unusable = new ReadOnlyBooleanWrapper();
    private int asked;
    private boolean asking;
    private boolean again;
    private boolean kept;

    ComposerModel(UiContext context, ChatViewModel chat) {
        this.context = context;
        this.chat = chat;
        chat.shownProperty().subscribe(this::resume);
    }

    /// The next question of a conversation that is opened goes where its last one went.
    private void resume(Shown before, Shown now) {
        boolean opened = now.conversation() != null && !before.isOf(now.conversation());
        if (!opened || chat.continuing()) {
            return;
        }
        if (kept) {
            kept = false;
            return;
        }
        now.lastAnswered().ifPresent(attempt -> {
            task.set(attempt.task());
            model.set(
                    attempt.origin().reason() == Route.Reason.PICKED ? Optional.of(attempt.model()) : Optional.empty());
        });
    }

    /// What was picked stays when the first conversation is opened.
    void keep() {
        kept = true;
    }

    StringProperty textProperty() {
        return text;
    }

    ObjectProperty<TaskType> taskProperty() {
        return task;
    }

    /// The model picked by hand; empty: the route decides.
    ObjectProperty<Optional<ModelId>> modelProperty() {
        return model;
    }

    /// The output cap picked by hand; empty: the route decides.
    ObjectProperty<Optional<Integer>> maxTokensProperty() {
        return maxTokens;
    }

    ObservableList<ContentPart.Image> images() {
        return images;
    }

    /// What sending now would lead to; empty until it is known.
    ReadOnlyObjectProperty<Optional<Preview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Whether the database cannot be used: nothing could be kept, so nothing can be sent.
    ReadOnlyBooleanProperty unusableProperty() {
        return unusable.getReadOnlyProperty();
    }

    Wish wish() {
        return new Wish(
                task.get(),
                model.get().orElse(null),
                new Parameters(null, maxTokens.get().orElse(null)));
    }

    boolean empty() {
        return text.get().isBlank() && images.isEmpty();
    }

    /// Why Send is disabled, as a key of the words; empty if it is not.
    Optional<String> obstacle() {
        if (chat.streaming()) {
            return Optional.of("chat.send.streaming");
        }
        if (empty()) {
            return Optional.of("chat.send.empty");
        }
        if (unusable.get()) {
            return Optional.of("chat.send.unusable");
        }
        if (!seesImages()) {
            return Optional.of("chat.send.blind");
        }
        return preview.get()
                .map(Preview::refusal)
                .filter(refusal -> !(refusal instanceof ChatFailure.NoKey)) // sending it says where the key goes
                .map(ComposerModel::obstacle);
    }

    private static String obstacle(ChatFailure refusal) {
        return switch (refusal) {
            case ChatFailure.OverBudget _ -> OVER_BUDGET;
            case ChatFailure.Paused _ -> "chat.send.paused";
            default -> "chat.send.refused";
        };
    }

    /// Ends the pauses of all who could answer: the user wants to try now.
    void unpause(Route route) {
        context.ui()
                .run(
                        () -> {
                            route.candidates().forEach(context.core().breaker()::reset);
                            return route;
                        },
                        ended -> estimate(),
                        chat::fail);
    }

    /// Whether the model that would answer takes the images. One of which nothing is known is tried.
    boolean seesImages() {
        if (images.isEmpty()) {
            return true;
        }
        return preview.get()
                .flatMap(shown -> context.core().models().find(shown.model()))
                .filter(known -> known.contextWindow() != null)
                .map(Model::capabilities)
                .map(can -> can.contains(Capability.VISION))
                .orElse(true);
    }

    /// Sends what is written, if nothing stands against it. What could not be stored comes back.
    void send() {
        if (obstacle().isEmpty()) {
            send(wish());
        }
    }

    /// As [#send], with the user's leave to break a cap, this once.
    void sendOverCap() {
        if (obstacle().filter(key -> !key.equals(OVER_BUDGET)).isEmpty()) {
            send(wish().allowedOverCap());
        }
    }

    private void send(Wish wish) {
        String words = text.get();
        List<ContentPart.Image> pictures = List.copyOf(images);
        text.set("");
        images.clear();
        chat.send(parts(words, pictures), wish, () -> {
            text.set(text.get().isEmpty() ? words : words + "\n" + text.get());
            images.addAll(0, pictures);
        });
    }

    /// Sends `words` instead of what is written, which stays.
    void ask(String words, Wish wish) {
        chat.send(parts(words, List.of()), wish, () -> text.set(words));
    }

    static List<ContentPart> parts(String words, List<ContentPart.Image> pictures) {
        var parts = new ArrayList<ContentPart>(pictures);
        if (!words.isBlank()) {
            parts.add(new ContentPart.Text(words.strip()));
        }
        return parts;
    }

    /// Asks what sending now would lead to. Only one such question is under way; its answer counts only if
    /// nothing was changed meanwhile.
    void estimate() {
        asked++;
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        int mine = asked;
        Question question = question();
        context.ui()
                .run(
                        () -> context.core().chat().preview(question),
                        found -> {
                            unusable.set(false);
                            if (mine == asked) {
                                preview.set(Optional.of(found));
                            }
                            next();
                        },
                        failure -> {
                            unusable.set(context.navigator().claims(failure));
                            preview.set(Optional.empty());
                            next();
                        });
    }

    private void next() {
        asking = false;
        if (again) {
            again = false;
            estimate();
        }
    }

    private Question question() {
        var messages = new ArrayList<Message>();
        chat.shown().path().stream().map(ConversationMessage::message).forEach(messages::add);
        messages.add(new Message(Role.USER, parts(text.get(), images)));
        Wish wish = wish();
        return new Question(
                wish.task(), wish.model(), null, messages, List.of(), wish.parameters(), Purpose.CHAT, false);
    }
}
