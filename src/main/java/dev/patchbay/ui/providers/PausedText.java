package dev.patchbay.ui.providers;

import dev.patchbay.domain.Pause;
import dev.patchbay.text.ErrorText;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Which models of a provider are left alone, why and until when.
final class PausedText {
    private final Words words;
    private final ErrorText errors;
    private final Instant now;

    PausedText(Words words, Instant now) {
        this.words = words;
        this.errors = new ErrorText(words);
        this.now = now;
    }

    /// In one line, however many there are.
    ///
    /// @param pauses at least one
    String line(List<Pause> pauses) {
        Pause last = pauses.stream().max(Comparator.comparing(Pause::until)).orElseThrow();
        if (pauses.size() == 1) {
            return one(last);
        }
        List<String> reasons = pauses.stream().map(errors::whyPaused).distinct().toList();
        String why = reasons.size() == 1 ? reasons.getFirst() : words.get("providers.paused.reasons");
        return words.get(
                "providers.paused.more", name(last), pauses.size() - 1, Figures.moment(last.until(), now), why);
    }

    /// All of them, a line each, the first to be over first.
    String all(List<Pause> pauses) {
        return pauses.stream()
                .sorted(Comparator.comparing(Pause::until))
                .map(this::one)
                .collect(Collectors.joining("\n"));
    }

    private String one(Pause pause) {
        return words.get("providers.paused", name(pause), Figures.moment(pause.until(), now), errors.whyPaused(pause));
    }

    private static String name(Pause pause) {
        return pause.circuit().model().name();
    }
}
