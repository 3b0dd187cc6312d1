package dev.patchbay.cli;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.Usage;
import dev.patchbay.text.Figures;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The answer as plain text, then one line about it: model, why, tokens, cost, speed.
final class TextAnswer implements Answer {
    private final Screen screen;
    private final PrintStream summary;
    private boolean text;

    /// @param summary where the last line goes: standard error, so that a pipe gets the answer alone
    TextAnswer(Screen screen, PrintStream summary) {
        this.screen = screen;
        this.summary = summary;
    }

    @Override
    public void show(ChatEvent event) {
        switch (event) {
            case ChatEvent.TextDelta(var piece) -> {
                text = true;
                screen.out().print(piece);
                screen.out().flush();
            }
            case ChatEvent.Waiting(var model, var why, var delay, var tries) ->
                screen.note("cli.waiting", screen.plain(why), Figures.wait(delay));
            case ChatEvent.FellBack(var from, var why, var to) ->
                screen.note("cli.fellBack", screen.brief(why), to.toString());
            case ChatEvent.Finished(var result, var attempt) -> {
                endLine();
                if (result.finish() == FinishReason.LENGTH) {
                    screen.note("cli.ask.cut");
                }
                summary.println(line(attempt));
            }
            case ChatEvent.Failed(var why, var attempt, var next) -> {
                endLine();
                screen.failed(why);
                if (next != null) {
                    screen.note("cli.askInstead", next.toString());
                }
                if (attempt != null) {
                    summary.println(line(attempt));
                }
            }
            case ChatEvent.Routed routed -> {}
            case ChatEvent.Trying trying -> {}
            case ChatEvent.ReasoningDelta reasoning -> {}
        }
    }

    private void endLine() {
        if (text) {
            screen.out().println();
            screen.out().flush();
        }
    }

    private String line(Attempt attempt) {
        List<String> parts = new ArrayList<>();
        parts.add(attempt.model().toString());
        String reason = attempt.origin().position() > 0
                ? "fallback"
                : lower(attempt.origin().reason());
        parts.add(word("cli.reason." + reason, attempt.task().id()));
        if (attempt.state() == AttemptState.CANCELLED) {
            parts.add(word("cli.stopped"));
        }
        Usage usage = attempt.usage();
        if (usage != null) {
            parts.add(word("cli.tokens", Figures.count(usage.totalInput()), Figures.count(usage.output())));
        }
        if (attempt.cost() != null) {
            parts.add(cost(attempt.cost(), attempt.demo()));
        }
        if (attempt.origin().overCap()) {
            parts.add(word("cli.overCap"));
        }
        if (attempt.overHold()) {
            parts.add(word("cli.overHold"));
        }
        if (attempt.outcome().firstToken() != null) {
            parts.add(word("cli.firstToken", Figures.duration(attempt.outcome().firstToken())));
        }
        Double speed = attempt.tokensPerSecond();
        if (speed != null) {
            parts.add(word("cli.speed", Figures.speed(speed)));
        }
        return String.join(" · ", parts);
    }

    private String cost(Cost cost, boolean demo) {
        if (cost.status() == CostStatus.UNPRICED) {
            return word("cli.cost.unpriced");
        }
        String status = cost.status() == CostStatus.EXACT && demo ? "demo" : lower(cost.status());
        return word("cli.cost." + status, Figures.cost(cost));
    }

    private String word(String key, Object... arguments) {
        return screen.words().get(key, arguments);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
