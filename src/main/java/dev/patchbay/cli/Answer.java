package dev.patchbay.cli;

import dev.patchbay.domain.ChatEvent;

/// Shows an answer as it comes. Fed by one thread.
interface Answer {
    void show(ChatEvent event);
}
