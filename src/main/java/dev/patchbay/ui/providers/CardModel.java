package dev.patchbay.ui.providers;

import dev.patchbay.connection.Connection;
import dev.patchbay.connection.Connections;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.SecretException;
import dev.patchbay.text.Problem;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.UiContext;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One provider's card: its key checked, kept, taken out. Used on the FX thread.
final class CardModel {
    private final UiContext context;
    private final Failures failures;
    private final ProviderId id;
    private final ObjectProperty<Connection> connection;
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(new Step.Idle());
    private final ObjectProperty<CardFacts> facts = new SimpleObjectProperty<>(CardFacts.NONE);
    private Cancellation cancel = new Cancellation();
    private @Nullable ApiKey pending;

    CardModel(UiContext context, Connection connection) {
        this.context = context;
        this.id = connection.provider().id();
        this.connection = new SimpleObjectProperty<>(connection);
        this.failures = new Failures(context.words(), context.errors(), this::nameOf);
    }

    ProviderId id() {
        return id;
    }

    Provider provider() {
        return connection.get().provider();
    }

    ReadOnlyObjectProperty<Connection> connection() {
        return connection;
    }

    ReadOnlyObjectProperty<Step> step() {
        return step;
    }

    ReadOnlyObjectProperty<CardFacts> facts() {
        return facts;
    }

    Failures failures() {
        return failures;
    }

    boolean busy() {
        return step.get() instanceof Step.Checking;
    }

    /// How things stand, read anew: what is going on here goes on.
    void update(Connection now) {
        if (busy() || now.equals(connection.get())) {
            return;
        }
        if (now.problem() != null && step.get() instanceof Step.Saved) {
            step.set(new Step.Idle()); // what was heard since is more important
        }
        connection.set(now);
    }

    void setFacts(CardFacts now) {
        if (now.equals(facts.get())) {
            return; // drawing anew would take the focus from its button
        }
        if (!now.pauses().isEmpty() && step.get() instanceof Step.Saved) {
            step.set(new Step.Idle());
        }
        facts.set(now);
    }

    /// Ends the pauses of its models: the next question is sent to them again.
    void tryNow() {
        context.ui()
                .run(
                        () -> {
                            context.core().breaker().reset(id);
                            return context.core().breaker().pauses(id);
                        },
                        now -> setFacts(facts.get().withPauses(now)),
                        this::failed);
    }

    void setStep(Step now) {
        step.set(now);
    }

    void replace() {
        step.set(new Step.Replacing());
    }

    /// Back to how things stand; a key that was not stored is forgotten.
    void dismiss() {
        forget();
        step.set(new Step.Idle());
    }

    /// Checks a new key and stores it if the provider takes it. Takes over the key.
    void save(ApiKey key) {
        forget();
        pending = key;
        verify();
    }

    /// What was typed cannot be a key of anyone's.
    void refuseTyped() {
        var words = context.words();
        step.set(new Step.Failed(
                new Problem(words.get("providers.badKey.cause"), words.get("providers.badKey.action"), "")));
    }

    /// Asks about the new key once more.
    void verify() {
        ApiKey key = pending;
        if (busy() || key == null) {
            return;
        }
        Cancellation mine = begin(true);
        context.ui()
                .run(() -> store(key, connections().verify(id, key, mine), mine), this::saved, e -> notSaved(e, mine));
    }

    /// Stores a key that the provider did not confirm: the user insists.
    void saveAnyway() {
        ApiKey key = pending;
        if (busy() || key == null) {
            return;
        }
        Cancellation mine = begin(true);
        context.ui().run(() -> store(key, List.of(), mine), this::saved, this::failed);
    }

    /// Asks with the stored key, or with none.
    void check() {
        if (busy()) {
            return;
        }
        Cancellation mine = begin(false);
        context.ui()
                .run(
                        () -> {
                            Connection checked = connections().check(id, mine);
                            return mine.isCancelled() ? connections().of(id) : checked;
                        },
                        this::settle,
                        this::failed);
    }

    void cancel() {
        cancel.cancel();
    }

    void askToRemove() {
        step.set(new Step.Removing());
    }

    void remove() {
        context.ui()
                .run(
                        () -> new Removal(
                                connections().remove(id), connections().storeName()),
                        removal -> {
                            settle(removal.connection());
                            step.set(new Step.Removed(removal.store()));
                        },
                        this::failed);
    }

    void useInChat(Step.Saved saved) {
        if (saved.suggested() != null) {
            context.navigator().chatWith(saved.suggested());
        }
    }

    private Connections connections() {
        return context.core().connections();
    }

    private Cancellation begin(boolean newKey) {
        cancel = new Cancellation();
        step.set(new Step.Checking(connections().checkUrl(provider()), newKey));
        return cancel;
    }

    private Stored store(ApiKey key, List<String> models, Cancellation mine) throws SecretException, ChatException {
        if (mine.isCancelled()) {
            throw new ChatException(new ChatFailure.Internal("cancelled"));
        }
        Connection saved = connections().save(id, key, models);
        var suggested = context.core().models().suggested(id).map(Model::id).orElse(null);
        var step = new Step.Saved(
                connections().storeName(),
                connections().storePersistent(),
                models.isEmpty() ? -1 : models.size(),
                suggested);
        return new Stored(saved, step);
    }

    private void saved(Stored stored) {
        forget();
        settle(stored.connection());
        step.set(stored.step());
    }

    private void settle(Connection now) {
        step.set(new Step.Idle());
        connection.set(now);
        context.navigator().refreshRail();
    }

    private void notSaved(Exception why, Cancellation mine) {
        if (why instanceof SecretException) {
            failed(why);
            return;
        }
        Problem problem = mine.isCancelled()
                ? new Problem(
                        context.words().get("providers.cancelled.cause"),
                        context.words().get("providers.cancelled.action"),
                        "")
                : failures.problem(why);
        step.set(new Step.NotSaved(problem, rejected(why) && !mine.isCancelled()));
    }

    private static boolean rejected(Exception why) {
        return why instanceof ChatException chat
                && chat.failure() instanceof ChatFailure.Provider provider
                && provider.kind() == FailureKind.KEY_REJECTED;
    }

    private void failed(Exception why) {
        Problem problem = failures.problem(why);
        step.set(pending == null ? new Step.Failed(problem) : new Step.NotSaved(problem, false));
    }

    private void forget() {
        if (pending != null) {
            pending.close();
            pending = null;
        }
    }

    private String nameOf(ProviderId other) {
        return other.equals(id) ? provider().name() : other.value();
    }

    private record Stored(Connection connection, Step.Saved step) {}

    private record Removal(Connection connection, String store) {}
}
