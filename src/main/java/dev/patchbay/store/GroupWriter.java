package dev.patchbay.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Whatever came while the disk was busy is written together: each write a transaction of its own, one flush for
/// all. Writes are handed over by any thread, and written by the writing thread.
final class GroupWriter {
    private final Supplier<Session> open;
    private final Consumer<Session> broken;
    private final Consumer<Runnable> flushSoon;
    private final Queue<Write<?>> waiting = new ConcurrentLinkedQueue<>();
    private final Set<Write<?>> delayed = ConcurrentHashMap.newKeySet();
    private boolean flushComes; // used by the writing thread alone

    /// @param open   gives the session, opened if need be
    /// @param broken takes one that nothing can be written with any more
    /// @param flushSoon asks for a flush in a while, in whose transaction its argument is to be run
    GroupWriter(Supplier<Session> open, Consumer<Session> broken, Consumer<Runnable> flushSoon) {
        this.open = open;
        this.broken = broken;
        this.flushSoon = flushSoon;
    }

    void add(Write<?> write) {
        waiting.add(write);
    }

    /// Takes a write that [#writeDelayed] or [#writeAll] writes, whichever comes first.
    void delay(Write<?> write) {
        delayed.add(write);
    }

    void writeDelayed(Write<?> write) {
        if (delayed.remove(write)) {
            add(write);
        }
        writeWaiting();
    }

    /// Writes delayed writes too.
    void writeAll() {
        List.copyOf(delayed).forEach(this::writeDelayed);
        writeWaiting();
    }

    void writeWaiting() {
        var group = new ArrayDeque<Write<?>>();
        for (Write<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            group.add(next);
        }
        while (!group.isEmpty()) {
            writeTogether(group);
        }
    }

    /// Takes writes off `group` and makes them safe, up to one that breaks the session: with it those before it
    /// are lost, and those after it are for the next round.
    private void writeTogether(Queue<Write<?>> group) {
        var done = new ArrayList<Write<?>>();
        done.add(group.remove());
        Session session;
        try {
            session = open.get();
        } catch (RuntimeException | Error e) { // whom nobody tells of an Error waits for ever
            flushComes = false;
            done.getFirst().fail(e);
            return;
        }
        try {
            run(done.getFirst(), session);
            while (!group.isEmpty()) {
                done.add(group.remove());
                run(done.getLast(), session);
            }
            session.flush(mostSafety(done));
            if (mostSafety(done) == Write.Safety.SEEN && !flushComes) {
                flushComes = true;
                flushSoon.accept(() -> flushComes = false);
            }
            done.forEach(Write::tell);
        } catch (RuntimeException | Error e) {
            flushComes = false;
            try {
                broken.accept(session);
            } finally {
                done.forEach(write -> write.fail(e));
            }
        }
    }

    /// A failure is its caller's alone, unless nothing can be written any more.
    private static void run(Write<?> write, Session session) {
        RuntimeException failure = write.run(session);
        if (failure != null && Failures.closedTheDatabase(failure)) {
            throw failure;
        }
    }

    private static Write.Safety mostSafety(List<Write<?>> done) {
        return done.stream().map(Write::safety).max(Comparator.naturalOrder()).orElseThrow();
    }
}
