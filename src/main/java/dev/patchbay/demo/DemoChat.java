package dev.patchbay.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// `POST /v1/chat/completions`.
final class DemoChat {
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Clock clock;
    private final Pace pace;

    DemoChat(Clock clock, Pace pace) {
        this.clock = clock;
        this.pace = pace;
    }

    void handle(HttpExchange exchange) throws IOException {
        DemoRequest request;
        try {
            request = DemoRequest.of(DemoReply.JSON.readTree(exchange.getRequestBody()));
        } catch (JacksonException e) {
            DemoReply.send(
                    exchange,
                    400,
                    DemoReply.error(
                            "We could not parse the JSON body of your request.", "invalid_request_error", null));
            return;
        }
        var model = DemoModel.named(request.model());
        if (model.isEmpty()) {
            String message = "The model `" + request.model() + "` does not exist or you do not have access to it.";
            DemoReply.send(exchange, 404, DemoReply.error(message, "invalid_request_error", "model_not_found"));
        } else {
            answer(exchange, request, model.get());
        }
    }

    private void answer(HttpExchange exchange, DemoRequest request, DemoModel model) throws IOException {
        var answer = DemoAnswer.of(request, model);
        if (model == DemoModel.DEMO_LIMITED) {
            limited(exchange);
        } else if (request.stream()) {
            stream(exchange, request, model, answer);
        } else if (model == DemoModel.DEMO_BROKEN) {
            DemoReply.send(exchange, 500, broken());
        } else {
            pace.pause(model.beforeFirstToken().plus(model.betweenTokens().multipliedBy(answer.tokens())));
            DemoReply.send(exchange, 200, answer.whole(request, clock.instant()));
        }
    }

    private static void limited(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
        DemoReply.send(
                exchange,
                429,
                DemoReply.error(
                        "Rate limit reached for demo-limited on requests per min (RPM): Limit 0, Used 0. Please try"
                                + " again in " + RETRY_AFTER_SECONDS + "s.",
                        "requests",
                        "rate_limit_exceeded"));
    }

    private static ObjectNode broken() {
        return DemoReply.error("The server had an error while processing your request.", "server_error", null);
    }

    private void stream(HttpExchange exchange, DemoRequest request, DemoModel model, DemoAnswer answer)
            throws IOException {
        var events = new DemoEvents(exchange, request, clock.instant());
        pace.pause(model.beforeFirstToken());
        events.role();
        for (String token : answer.reasoning()) {
            events.delta("reasoning_content", token);
            pace.pause(model.betweenTokens());
        }
        List<String> visible = answer.visible();
        int until = model == DemoModel.DEMO_BROKEN ? Math.min(visible.size(), DemoAnswer.BREAKS_AFTER) : visible.size();
        for (String token : visible.subList(0, until)) {
            events.delta("content", token);
            pace.pause(model.betweenTokens());
        }
        if (model == DemoModel.DEMO_BROKEN) {
            events.data(broken());
            return;
        }
        events.finish(answer);
    }
}
