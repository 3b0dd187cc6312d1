package dev.patchbay.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import tools.jackson.databind.node.ObjectNode;

/// `GET /v1/models`.
final class DemoModels {
    private final Clock clock;

    DemoModels(Clock clock) {
        this.clock = clock;
    }

    void handle(HttpExchange exchange) throws IOException {
        ObjectNode list = DemoReply.JSON.createObjectNode().put("object", "list");
        var data = list.putArray("data");
        for (DemoModel model : DemoModel.values()) {
            data.addObject()
                    .put("id", model.wireName())
                    .put("object", "model")
                    .put("created", clock.instant().getEpochSecond())
                    .put("owned_by", "patchbay");
        }
        DemoReply.send(exchange, 200, list);
    }
}
