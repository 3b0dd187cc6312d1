package dev.patchbay.ui.chat;

import dev.patchbay.chat.Place;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.TaskType;
import dev.patchbay.text.Problem;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.UiContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The open conversation and the questions under way, also those of conversations that are not open.
/// Used on the FX thread.
final class ChatViewModel {
    private static final int DRAWN = 30;

    private final UiContext context;
    private final Reader reader;
    private final Questions questions;
    private final Failures failures;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NEW);
    private final ReadOnlyObjectWrapper<Optional<Turn>> turn = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<UUID, Turn> running = new HashMap<>();
    private final Map<UUID, List<Turn>> past = new HashMap<>();
    private Runnable listChanged = () -> {};
    private int drawn = DRAWN;
    private int reading;
    private boolean storing;
    private boolean continuing;

    ChatViewModel(UiContext context) {
        this.context = context;
        this.reader = new Reader(context.core());
        this.questions = new Questions(context.core(), reader, context.words());
        this.failures = Failures.of(context);
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The question under way in the open conversation.
    ReadOnlyObjectProperty<Optional<Turn>> turnProperty() {
        return turn.getReadOnlyProperty();
    }

    /// What could not be done and has no message to stand under.
    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    Shown shown() {
        return shown.get();
    }

    void listChanged() {
        listChanged.run();
    }

    /// Who is told that a conversation was made, renamed, or moved up in the list.
    void onListChange(Runnable listener) {
        listChanged = listener;
    }

    boolean streaming() {
        return turn.get().isPresent();
    }

    void dismissProblem() {
        problem.set(Optional.empty());
    }

    /// Opens a new conversation, which is stored once something is typed or sent.
    void openNew() {
        reading++;
        drawn = DRAWN;
        show(Shown.NEW);
    }

    void open(UUID id) {
        drawn = DRAWN;
        read(id);
    }

    /// Opens it at the answer that this attempt, or another one for the same question, gave.
    ///
    /// @param found is told the message when it is drawn; not called if there is none
    void open(UUID id, UUID attempt, Consumer<UUID> found) {
        int asked = ++reading;
        context.ui()
                .run(
                        () -> reader.answer(id, attempt),
                        place -> {
                            if (asked == reading) {
                                drawn = Math.max(
                                        DRAWN, place.map(Reader.Place::fromEnd).orElse(0));
                                read(id, () -> place.map(Reader.Place::message).ifPresent(found));
                            }
                        },
                        this::fail);
    }

    /// Draws more of what came before.
    void showEarlier() {
        drawn += DRAWN;
        reload();
    }

    void reload() {
        shown.get().open().ifPresent(open -> read(open.id()));
    }

    /// Goes on in `made`, in which nothing was said yet, if a new conversation is still open.
    ///
    /// @return whether it was
    boolean adopt(Conversation made) {
        boolean open = shown.get().conversation() == null && !storing;
        if (open) {
            goOn(new Shown(made, 0, List.of(), List.of(), List.of()));
            listChanged.run();
        }
        return open;
    }

    /// Whether a question is being stored at this moment.
    boolean storing() {
        return storing;
    }

    /// Reads what is open, or is to be, with as much of it as is drawn.
    void read(UUID id) {
        read(id, () -> {});
    }

    private void read(UUID id, Runnable done) {
        int asked = ++reading;
        int most = drawn;
        List<Turn> turns = List.copyOf(past.getOrDefault(id, List.of()));
        context.ui()
                .run(
                        () -> reader.read(id, most, turns),
                        result -> {
                            if (asked == reading) {
                                show(result);
                                done.run();
                            }
                        },
                        this::fail);
    }

    private void show(Shown now) {
        problem.set(Optional.empty());
        Optional<Turn> live = now.open().map(open -> running.get(open.id()));
        turn.set(live);
        shown.set(live.map(running -> now.upTo(running.parent())).orElse(now));
    }

    /// What is open changes under the hands of who is typing in it, and nothing changes for them.
    private void goOn(Shown now) {
        continuing = true;
        show(now);
        continuing = false;
    }

    /// The database was replaced by a new one: what was open is not in it, what is being typed stays.
    void startAnew() {
        reading++;
        drawn = DRAWN;
        goOn(Shown.NEW);
    }

    boolean continuing() {
        return continuing;
    }

    /// What the user wants asked, apart from the words.
    ///
    /// @param overCap whether it may break a cap, this once
    record Wish(TaskType task, @Nullable ModelId model, Parameters parameters, boolean overCap) {

        Wish(TaskType task, @Nullable ModelId model, Parameters parameters) {
            this(task, model, parameters, false);
        }

        Wish allowedOverCap() {
            return new Wish(task, model, parameters, true);
        }
    }

    /// Asks at the end of the open conversation.
    ///
    /// @param refused is run if the question could not even be stored, so that nothing typed is lost
    void send(List<ContentPart> parts, Wish wish, Runnable refused) {
        Shown at = shown.get();
        Questions.Drawn now = drawn();
        ask(() -> questions.next(at, parts, wish, now), refused);
    }

    /// Asks `message` in other words: a new branch beside it.
    void resend(ConversationMessage message, List<ContentPart> parts, Wish wish) {
        Questions.Drawn now = drawn();
        ask(() -> questions.otherwise(message, parts, wish, now), () -> {});
    }

    /// Asks for another answer to the question that `answer` answers; the old one stays beside it.
    void regenerate(ConversationMessage answer, Wish wish) {
        again(answer, List.of(), wish);
    }

    /// As [#regenerate], also with models that are paused: the user wants to try now.
    void tryNow(Entry answer, Wish wish) {
        again(answer.message(), answer.models(), wish);
    }

    private void again(ConversationMessage answer, List<ModelId> paused, Wish wish) {
        UUID parent = answer.parent();
        if (parent != null) {
            Questions.Drawn now = drawn();
            Callable<Questions.Asked> store = () -> questions.again(answer.conversation(), parent, wish, now);
            ask(questions.unpaused(paused, store), () -> {});
        }
    }

    /// Asks for the rest of an answer that is not whole. The part stays a message of its own; the rest is an
    /// answer to a question like any other.
    void goOn(Entry answer, Wish wish) {
        List<ContentPart> words = List.of(new ContentPart.Text(context.words().get("chat.goOn.words")));
        Questions.Drawn now = drawn();
        Callable<Questions.Asked> store = () -> questions.after(answer.message(), words, wish, now);
        ask(questions.unpaused(answer.models(), store), () -> {});
    }

    private Questions.Drawn drawn() {
        List<Turn> turns = shown.get()
                .open()
                .map(open -> past.getOrDefault(open.id(), List.of()))
                .orElse(List.of());
        return new Questions.Drawn(drawn, List.copyOf(turns));
    }

    private void ask(Callable<Questions.Asked> store, Runnable refused) {
        if (streaming() || storing) {
            return;
        }
        int asked = ++reading;
        storing = true;
        context.ui()
                .run(
                        store,
                        ready -> {
                            storing = false;
                            start(ready, asked == reading);
                        },
                        failure -> {
                            storing = false;
                            refused.run();
                            fail(failure);
                        });
    }

    private void start(Questions.Asked asked, boolean stillOpen) {
        var begun = new Turn(asked.conversation(), asked.parent(), asked.question());
        running.put(asked.conversation(), begun);
        if (stillOpen) {
            goOn(asked.shown());
        }
        listChanged.run();
        Consumer<ChatEvent> sink = context.ui().batched(events -> apply(begun, events));
        var place = new Place(asked.conversation(), asked.parent());
        begun.running(context.core().chat().start(asked.question(), place, sink));
    }

    private void apply(Turn of, List<ChatEvent> events) {
        if (running.get(of.conversation()) != of) {
            return; // a late event of an older turn
        }
        boolean ended = of.apply(events);
        events.forEach(event -> {
            if (event instanceof ChatEvent.Trying(Attempt attempt)) {
                findPrice(of, attempt);
            }
        });
        if (ended) {
            end(of);
        }
    }

    private void findPrice(Turn of, Attempt attempt) {
        context.ui()
                .run(
                        () -> context.core().prices().at(attempt.model(), Instant.now()),
                        (Optional<Price> price) -> price.ifPresent(of::priced),
                        this::fail);
    }

    private void end(Turn of) {
        running.remove(of.conversation());
        past.computeIfAbsent(of.conversation(), id -> new ArrayList<>()).add(of);
        shown.get().open().filter(open -> open.id().equals(of.conversation())).ifPresent(open -> read(open.id()));
        listChanged.run();
        of.attempt().filter(Attempt::overHold).ifPresent(context.navigator()::costMore);
        context.navigator().refreshRail();
    }

    /// Ends the answer that is coming in; what came stays.
    void stop() {
        turn.get().ifPresent(Turn::stop);
    }

    void fail(Exception failure) {
        if (failures.ownWord(failure)) {
            problem.set(Optional.of(failures.problem(failure)));
        }
    }
}
