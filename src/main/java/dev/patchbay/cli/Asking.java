package dev.patchbay.cli;

import dev.patchbay.chat.ChatJob;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.Question;
import java.util.concurrent.atomic.AtomicInteger;

/// One question to its end.
record Asking(Screen screen, Answer answer) {

    /// @param now whether models that are paused are asked, too
    /// @return the exit code
    /// @throws dev.patchbay.domain.StorageException if another Patchbay has the database, or it cannot be read
    int ask(Question question, boolean now) {
        screen.core().profiles().current(); // opens the database: its own words are better than "nothing was sent"
        if (now) {
            screen.core()
                    .chat()
                    .preview(question)
                    .route()
                    .candidates()
                    .forEach(screen.core().breaker()::reset);
        }
        var code = new AtomicInteger(ExitCode.FAILED);
        ChatJob job = screen.core().chat().start(question, null, event -> {
            answer.show(event);
            code.set(codeOf(event, code.get()));
        });
        try {
            job.await();
        } catch (InterruptedException e) {
            job.cancel();
            Thread.currentThread().interrupt();
        }
        new Warnings(screen).say();
        return code.get();
    }

    private static int codeOf(ChatEvent event, int before) {
        return switch (event) {
            case ChatEvent.Finished finished -> ExitCode.OK;
            case ChatEvent.Failed failed -> ExitCode.of(failed.why());
            default -> before;
        };
    }
}
