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
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Question;
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

    ChatViewModel(UiContext context) {
        this.context = context;
        this.reader = new Reader(context.core());
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

    // ---- which conversation is open ----

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
            show(new Shown(made, 0, List.of(), List.of(), List.of()));
            listChanged.run();
        }
        return open;
    }

    /// Whether a question is being stored at this moment.
    boolean storing() {
        return storing;
    }

    private void read(UUID id) {
        int asked = ++reading;
        int most = drawn;
        List<Turn> turns = List.copyOf(past.getOrDefault(id, List.of()));
        context.ui()
                .run(
                        () -> reader.read(id, most, turns),
                        result -> {
                            if (asked == reading) {
                                show(result);
                            }
                        },
                        this::fail);
    }

    private void show(Shown now) {
        problem.set(Optional.empty());
        turn.set(now.open().map(open -> running.get(open.id())));
        shown.set(now);
    }

    // ---- asking ----

    /// What the user wants asked, apart from the words.
    record Wish(TaskType task, @Nullable ModelId model, Parameters parameters) {}

    /// Asks at the end of the open conversation.
    ///
    /// @param refused is run if the question could not even be stored, so that nothing typed is lost
    void send(List<ContentPart> parts, Wish wish, Runnable refused) {
        Shown at = shown.get();
        ask(
                () -> {
                    Conversation open = stored(at, parts);
                    UUID leaf = at.path().isEmpty() ? null : at.path().getLast().id();
                    UUID asked = context.core()
                            .conversations()
                            .addUser(open.id(), leaf, parts)
                            .id();
                    context.core().conversations().saveDraft(open.id(), "");
                    return question(open.id(), asked, wish);
                },
                refused);
    }

    private Conversation stored(Shown at, List<ContentPart> parts) {
        String title = Titles.of(text(parts), context.words().get("chat.untitled"));
        if (at.conversation() == null) {
            return context.core().conversations().create(title);
        }
        if (at.empty()) {
            context.core().conversations().rename(at.conversation().id(), title);
        }
        return at.conversation();
    }

    private static String text(List<ContentPart> parts) {
        return new dev.patchbay.domain.Message(dev.patchbay.domain.Role.USER, parts).text();
    }

    /// Asks `message` in other words: a new branch beside it.
    void resend(ConversationMessage message, List<ContentPart> parts, Wish wish) {
        ask(
                () -> {
                    UUID asked = context.core()
                            .conversations()
                            .addUser(message.conversation(), message.parent(), parts)
                            .id();
                    return question(message.conversation(), asked, wish);
                },
                () -> {});
    }

    /// Asks for another answer to the question that `answer` answers; the old one stays beside it.
    void regenerate(ConversationMessage answer, Wish wish) {
        UUID parent = answer.parent();
        if (parent != null) {
            ask(() -> question(answer.conversation(), parent, wish), () -> {});
        }
    }

    private record Asked(UUID conversation, UUID parent, Question question, Shown shown) {}

    private Asked question(UUID conversation, UUID parent, Wish wish) {
        var question = new Question(
                wish.task(),
                wish.model(),
                null,
                reader.context(conversation, parent),
                List.of(),
                wish.parameters(),
                Purpose.CHAT);
        return new Asked(conversation, parent, question, upTo(parent, reader.read(conversation, drawn, List.of())));
    }

    /// While a question is under way nothing stands after it.
    private static Shown upTo(UUID message, Shown all) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : all.entries()) {
            entries.add(entry);
            if (entry.id().equals(message)) {
                break;
            }
        }
        return new Shown(all.conversation(), all.earlier(), entries, all.path(), all.attempts());
    }

    private void ask(Callable<Asked> store, Runnable refused) {
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

    private void start(Asked asked, boolean stillOpen) {
        var begun = new Turn(asked.conversation(), asked.parent(), asked.question());
        running.put(asked.conversation(), begun);
        if (stillOpen) {
            show(asked.shown());
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
        context.navigator().refreshRail();
    }

    /// Ends the answer that is coming in; what came stays.
    void stop() {
        turn.get().ifPresent(Turn::stop);
    }

    // ---- branches ----

    /// Shows another version of a message, and what follows it.
    ///
    /// @param by -1 for the version before, 1 for the one after
    void showSibling(Entry entry, int by) {
        int place = entry.place() - 1 + by;
        if (place >= 0 && place < entry.siblings().size()) {
            UUID sibling = entry.siblings().get(place);
            context.ui()
                    .run(
                            () -> {
                                context.core().conversations().show(sibling);
                                return entry.message().conversation();
                            },
                            this::read,
                            this::fail);
        }
    }

    /// Goes on from `entry` in a conversation of its own.
    void branch(Entry entry) {
        context.ui()
                .run(
                        () -> context.core().conversations().branch(entry.id()),
                        made -> {
                            listChanged.run();
                            open(made.id());
                        },
                        this::fail);
    }

    void fail(Exception failure) {
        problem.set(Optional.of(failures.problem(failure)));
    }
}
