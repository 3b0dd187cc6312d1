package dev.patchbay.cli;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.Usage;
import dev.patchbay.text.Problem;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The answer as one JSON object, printed when it has ended. Money is a decimal string of US dollars.
final class JsonAnswer implements Answer {
    private static final JsonMapper JSON = new JsonMapper();

    private final Screen screen;
    private final ObjectNode answer = JSON.createObjectNode();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final ArrayNode retries = JSON.createArrayNode();
    private final ArrayNode fallbacks = JSON.createArrayNode();

    JsonAnswer(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void show(ChatEvent event) {
        switch (event) {
            case ChatEvent.Routed routed -> {}
            case ChatEvent.Trying trying -> {}
            case ChatEvent.Waiting(var model, var why, var delay, var tries) ->
                retries.addObject()
                        .put("model", model.toString())
                        .put("why", screen.brief(why))
                        .put("waitedMs", delay.toMillis())
                        .put("try", tries + 1);
            case ChatEvent.TextDelta(var piece) -> text.append(piece);
            case ChatEvent.ReasoningDelta(var piece) -> reasoning.append(piece);
            case ChatEvent.FellBack(var from, var why, var to) ->
                fallbacks
                        .addObject()
                        .put("from", from.toString())
                        .put("why", screen.brief(why))
                        .put("to", to.toString());
            case ChatEvent.Finished(var result, var attempt) -> {
                put(attempt);
                put(result);
                print();
            }
            case ChatEvent.Failed(var why, var attempt, var next) -> {
                if (attempt != null) {
                    put(attempt);
                }
                put(why);
                if (next != null) {
                    answer.put("askInstead", next.toString());
                }
                print();
            }
        }
    }

    private void put(Attempt attempt) {
        answer.put("model", attempt.model().toString())
                .put("served", attempt.outcome().served())
                .put("task", attempt.task().id())
                .put("reason", lower(attempt.origin().reason()))
                .put("position", attempt.origin().position())
                .put("state", lower(attempt.state()));
        Usage usage = attempt.usage();
        if (usage != null) {
            answer.putObject("usage")
                    .put("input", usage.input())
                    .put("cachedInput", usage.cachedInput())
                    .put("cacheWrite", usage.cacheWrite5m() + usage.cacheWrite1h())
                    .put("output", usage.output())
                    .put("reasoning", usage.reasoning());
        }
        Cost cost = attempt.cost();
        if (cost != null) {
            answer.put("costUsd", cost.usd() == null ? null : cost.usd().toPlainString())
                    .put("costStatus", lower(cost.status()))
                    .put("playMoney", attempt.demo())
                    .put("overCap", attempt.origin().overCap())
                    .put("overHold", attempt.overHold());
        }
        answer.put("firstTokenMs", millis(attempt.outcome().firstToken()))
                .put("durationMs", millis(attempt.outcome().duration()))
                .put("tokensPerSecond", attempt.tokensPerSecond());
    }

    private void put(ChatResult result) {
        answer.put("finish", result.finish() == null ? null : lower(result.finish()));
    }

    private void put(ChatFailure why) {
        Problem problem = screen.problemOf(why);
        String kind = why instanceof ChatFailure.Provider provider
                ? lower(provider.kind())
                : why.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=.)([A-Z])", "_$1")
                        .toLowerCase(Locale.ROOT);
        ObjectNode error = answer.putObject("error")
                .put("kind", kind)
                .put("cause", problem.cause())
                .put("action", problem.action());
        if (why instanceof ChatFailure.OverBudget over) {
            putBudget(error, over);
        }
    }

    private static void putBudget(ObjectNode error, ChatFailure.OverBudget over) {
        error.put("capUsd", over.cap().budget().capUsd().toPlainString())
                .put("spentUsd", over.cap().spent().toPlainString())
                .put("heldUsd", over.cap().held().toPlainString())
                .put("worstUsd", over.worst().toPlainString())
                .put("fittingMaxTokens", over.fitting());
        ChatFailure.OverBudget.Cheaper cheaper = over.cheaper();
        if (cheaper != null) {
            error.put("cheaperModel", cheaper.model().toString())
                    .put("cheaperWorstUsd", cheaper.worst().toPlainString());
        }
    }

    private void print() {
        answer.put("text", text.toString());
        if (!reasoning.isEmpty()) {
            answer.put("reasoningText", reasoning.toString());
        }
        answer.set("retries", retries);
        answer.set("fallbacks", fallbacks);
        screen.out().println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    }

    private static @Nullable Long millis(@Nullable Duration time) {
        return time == null ? null : time.toMillis();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
