package dev.patchbay.routing;

import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Circuit;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Pause;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.store.CircuitStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Leaves a model alone that keeps failing, and lets one request try it when the pause is over. Pauses are
/// kept in the database: a restart does not forget them. Safe for use by several threads. The first call,
/// and each that begins or ends a pause, blocks on the database and throws
/// [dev.patchbay.domain.StorageException].
public final class CircuitBreaker {
    private static final Set<FailureKind> OF_THE_PROVIDER = EnumSet.of(
            FailureKind.QUOTA,
            FailureKind.RATE_LIMITED,
            FailureKind.SERVER,
            FailureKind.CONNECT,
            FailureKind.TIMEOUT,
            FailureKind.NETWORK,
            FailureKind.CUT,
            FailureKind.MID_STREAM);

    private final CircuitStore store;
    private final Clock clock;
    private final Map<Circuit, CircuitState> states = new HashMap<>();
    private Predicate<Circuit> forgotten = _ -> false;
    private boolean loaded;

    public CircuitBreaker(CircuitStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The right to send one request. Exactly one verdict counts; closing it without one gives it back.
    public final class Pass implements AutoCloseable {
        private final Circuit circuit;
        private final boolean probe;
        private boolean judged;

        private Pass(Circuit circuit, boolean probe) {
            this.circuit = circuit;
            this.probe = probe;
        }

        public void succeeded() {
            judged = true;
            CircuitBreaker.this.succeeded(circuit, probe);
        }

        /// What the user or the request is to blame for changes nothing.
        public void failed(ChatFailure failure) {
            if (failure instanceof ChatFailure.Provider provider && OF_THE_PROVIDER.contains(provider.kind())) {
                judged = true;
                CircuitBreaker.this.failed(circuit, provider, probe);
            }
        }

        @Override
        public void close() {
            if (probe && !judged) {
                giveBack(circuit);
            }
        }
    }

    /// @throws ChatException Paused
    public synchronized Pass admit(Circuit circuit) throws ChatException {
        CircuitState state = state(circuit);
        if (!state.admits(clock.instant())) {
            throw new ChatException(new ChatFailure.Paused(state.pause().orElseThrow()));
        }
        return new Pass(circuit, state.beginProbe());
    }

    /// Whether [#admit] would refuse now; changes nothing.
    public synchronized Optional<Pause> paused(Circuit circuit) {
        CircuitState state = state(circuit);
        return state.admits(clock.instant()) ? Optional.empty() : state.pause();
    }

    /// All pauses that are not over, of one provider.
    public synchronized List<Pause> pauses(ProviderId provider) {
        load();
        Instant now = clock.instant();
        return states.values().stream()
                .filter(state -> !state.admits(now))
                .flatMap(state -> state.pause().stream())
                .filter(pause -> pause.circuit().model().provider().equals(provider))
                .toList();
    }

    /// Ends every pause of a provider: its key was changed, or the user wants to try now.
    public void reset(ProviderId provider) {
        resetIf(circuit -> circuit.model().provider().equals(provider));
    }

    /// Ends the pauses of a model, whichever key they are about: the user wants to try now.
    public void reset(ModelId model) {
        resetIf(circuit -> circuit.model().equals(model));
    }

    /// Does not open the database for it: setting a key in the terminal should not need one.
    private synchronized void resetIf(Predicate<Circuit> which) {
        if (!loaded) {
            forgotten = forgotten.or(which);
            return;
        }
        for (Circuit circuit : states.keySet().stream().filter(which).toList()) {
            store.remove(circuit);
            states.remove(circuit);
        }
    }

    private synchronized void succeeded(Circuit circuit, boolean probe) {
        if (state(circuit).succeeded(clock.instant(), probe)) {
            store.remove(circuit);
        }
    }

    private synchronized void failed(Circuit circuit, ChatFailure.Provider failure, boolean probe) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Duration cooldown = state(circuit).failed(now, failure, probe);
        if (cooldown != null) {
            var pause = new Pause(circuit, now.plus(cooldown), cooldown, failure.kind());
            state(circuit).pause(pause);
            store.put(pause);
        }
    }

    private synchronized void giveBack(Circuit circuit) {
        state(circuit).endProbe();
    }

    private CircuitState state(Circuit circuit) {
        load();
        return states.computeIfAbsent(circuit, _ -> new CircuitState());
    }

    private void load() {
        if (!loaded) {
            store.all().forEach(pause -> states.put(pause.circuit(), new CircuitState(pause)));
            loaded = true;
            resetIf(forgotten);
        }
    }
}
