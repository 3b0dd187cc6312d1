package dev.patchbay.ui.chat;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Runs something at most once per interval, however often it is asked for: at once if it has rested long
/// enough, else when it has. Used on the FX thread.
final class Pace {
    private final PauseTransition rest;
    private final Runnable work;
    private boolean wanted;

    Pace(Duration interval, Runnable work) {
        this.work = work;
        rest = new PauseTransition(interval);
        rest.setOnFinished(over -> {
            if (wanted) {
                now();
            }
        });
    }

    /// Asks for it to be run soon.
    void ask() {
        if (rest.getStatus() == javafx.animation.Animation.Status.RUNNING) {
            wanted = true;
        } else {
            now();
        }
    }

    /// Asks for it to be run when nothing was asked for the whole interval.
    void askAfterRest() {
        wanted = true;
        rest.playFromStart();
    }

    /// Runs it without waiting.
    void now() {
        wanted = false;
        rest.playFromStart();
        work.run();
    }

    /// Forgets what was asked and has not run.
    void stop() {
        wanted = false;
        rest.stop();
    }
}
