package dev.patchbay.ui.chat;

import dev.patchbay.ui.fx.UiContext;
import java.util.UUID;

/// The tree of a conversation: other versions of a message, and branches. Used on the FX thread.
record Versions(UiContext context, ChatViewModel chat) {

    /// Shows another version of a message, and what follows it.
    ///
    /// @param by -1 for the version before, 1 for the one after
    void show(Entry entry, int by) {
        int place = entry.place() - 1 + by;
        if (place >= 0 && place < entry.siblings().size()) {
            UUID sibling = entry.siblings().get(place);
            context.ui()
                    .run(
                            () -> {
                                context.core().conversations().show(sibling);
                                return entry.message().conversation();
                            },
                            chat::read,
                            chat::fail);
        }
    }

    /// Goes on from `entry` in a conversation of its own.
    void branch(Entry entry) {
        context.ui()
                .run(
                        () -> context.core().conversations().branch(entry.id()),
                        made -> {
                            chat.listChanged();
                            chat.open(made.id());
                        },
                        chat::fail);
    }
}
