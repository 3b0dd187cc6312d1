package dev.patchbay.ui.chat;

import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.StorageException;
import dev.patchbay.ui.fx.UiContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Keeps what is typed and not sent, per conversation, so that neither switching nor a crash loses it.
/// Used on the FX thread.
final class Drafts {
    private static final Logger LOG = System.getLogger(Drafts.class.getName());

    private final UiContext context;
    private final ChatViewModel chat;
    private final ComposerModel composer;
    private final Map<UUID, String> latest = new HashMap<>();
    private String ofNew = "";
    private boolean creating;
    private Optional<UUID> current = Optional.empty();

    Drafts(UiContext context, ChatViewModel chat, ComposerModel composer) {
        this.context = context;
        this.chat = chat;
        this.composer = composer;
        chat.shownProperty().subscribe(this::opened);
    }

    /// Stores what is typed now. A new conversation begins to exist with its first words.
    void save() {
        String text = composer.textProperty().get();
        if (chat.storing() || chat.streaming()) {
            return;
        }
        if (current.isEmpty()) {
            ofNew = text;
            create(text);
        } else if (!text.equals(latest.put(current.get(), text))) {
            store(current.get(), text);
        }
    }

    /// Stores what is typed before it returns: the window has closed and the services are about to.
    void close() {
        String text = composer.textProperty().get();
        try {
            if (current.isPresent()) {
                keepLast(current.get(), text);
            } else if (!text.isBlank() && !creating && !chat.storing()) {
                made(text);
            }
        } catch (StorageException e) {
            LOG.log(Level.WARNING, "What was typed last is not kept", e);
        }
    }

    private void keepLast(UUID id, String text) {
        if (text.equals(latest.put(id, text))) {
            return;
        }
        if (chat.shown().empty() && text.isBlank()) {
            context.core().conversations().delete(id);
        } else {
            keep(id, text, chat.shown().empty());
        }
    }

    private void create(String text) {
        if (text.isBlank() || creating) {
            return;
        }
        creating = true;
        context.ui()
                .run(
                        () -> made(text),
                        made -> {
                            creating = false;
                            latest.put(made.id(), text);
                            if (!chat.adopt(made)) {
                                discard(made.id());
                            }
                        },
                        failure -> {
                            creating = false;
                            chat.fail(failure);
                        });
    }

    private void store(UUID id, String text) {
        boolean nothingSaid = chat.shown().empty();
        if (nothingSaid && text.isBlank()) {
            chat.openNew();
            discard(id);
            return;
        }
        background(() -> keep(id, text, nothingSaid));
    }

    private Conversation made(String text) {
        Conversation made = context.core().conversations().create(title(text));
        context.core().conversations().saveDraft(made.id(), text);
        return made;
    }

    private void keep(UUID id, String text, boolean nothingSaid) {
        context.core().conversations().saveDraft(id, text);
        if (nothingSaid) {
            context.core().conversations().rename(id, title(text));
        }
    }

    private void discard(UUID id) {
        latest.remove(id);
        background(() -> context.core().conversations().delete(id));
    }

    private void background(Runnable work) {
        context.ui()
                .run(
                        () -> {
                            work.run();
                            return true;
                        },
                        ignored -> {},
                        chat::fail);
    }

    private String title(String text) {
        return Titles.of(text, context.words().get("chat.untitled"));
    }

    private void opened(Shown shown) {
        Optional<UUID> now = shown.open().map(Conversation::id);
        if (now.equals(current)) {
            return;
        }
        if (chat.continuing()) {
            current = now; // it got its place in the list, or lost it with the database: what is being typed goes on
            ofNew = now.isEmpty() ? composer.textProperty().get() : "";
            return;
        }
        String left = composer.textProperty().get();
        current.ifPresent(id -> {
            if (!left.equals(latest.put(id, left))) {
                background(() -> context.core().conversations().saveDraft(id, left));
            }
        });
        if (current.isEmpty()) {
            ofNew = left;
        }
        current = now;
        composer.images().clear();
        composer.textProperty()
                .set(shown.open()
                        .map(open -> latest.computeIfAbsent(open.id(), id -> open.draft()))
                        .orElse(ofNew));
    }
}
