package dev.patchbay.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The one crossing between the window and everything that may block. Safe for use by several threads.
///
/// @param ui         runs on the FX thread, in order
/// @param background runs off it (virtual threads)
public record UiThread(Executor ui, Executor background) {

    /// Runs `work` in the background, then exactly one of `done` and `failed` on the UI thread.
    public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        background.execute(() -> {
            try {
                T result = work.call();
                ui.execute(() -> done.accept(result));
            } catch (Exception e) {
                ui.execute(() -> failed.accept(e));
            } catch (Error e) {
                ui.execute(() -> failed.accept(new IllegalStateException(e)));
            }
        });
    }

    /// Wraps `sink` so that any thread may feed it and it runs on the UI thread, in order.
    /// What arrives while the UI is busy is handed over as one list: a stream of small deltas
    /// costs one layout per pulse, not one per token, and cannot starve input.
    public <T> Consumer<T> batched(Consumer<List<T>> sink) {
        var waiting = new ArrayList<T>();
        return item -> {
            synchronized (waiting) {
                waiting.add(item);
                if (waiting.size() > 1) {
                    return; // a hand-over is queued already and will take this item too
                }
            }
            ui.execute(() -> sink.accept(takeAll(waiting)));
        };
    }

    private static <T> List<T> takeAll(List<T> waiting) {
        synchronized (waiting) {
            var all = List.copyOf(waiting);
            waiting.clear();
            return all;
        }
    }
}
