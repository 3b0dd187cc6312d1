package dev.patchbay.provider;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Answers made of what answers are made of, but in no order.
final class RandomJson {
    private static final List<String> NAMES = List.of(
            "choices",
            "delta",
            "message",
            "index",
            "content",
            "text",
            "type",
            "thinking",
            "reasoning",
            "refusal",
            "reasoning_content",
            "reasoning_details",
            "tool_calls",
            "function_call",
            "function",
            "name",
            "arguments",
            "id",
            "model",
            "usage",
            "prompt_tokens",
            "completion_tokens",
            "total_tokens",
            "prompt_tokens_details",
            "cached_tokens",
            "cost",
            "cost_in_usd_ticks",
            "finish_reason",
            "error",
            "code",
            "status",
            "detail",
            "details",
            "errors",
            "metadata",
            "raw",
            "retryDelay",
            "content_block",
            "input",
            "partial_json",
            "signature",
            "data",
            "input_tokens",
            "output_tokens",
            "cache_creation",
            "stop_reason",
            "extra_content",
            "google",
            "thought_signature",
            "x_groq",
            "summary",
            "retry_after");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1",
            "7",
            "1e999999999",
            "-1e-999999999",
            "1.5",
            "99999999999999999999",
            "\"\"",
            "\"x\"",
            "\"12\"",
            "\"error\"",
            "\"message_start\"",
            "\"content_block_start\"",
            "\"stop\"",
            "\"content_block_delta\"",
            "\"message_delta\"",
            "\"message\"",
            "\"text_delta\"",
            "\"tool_use\"",
            "\"thinking\"",
            "\"text\"",
            "\"reasoning.text\"",
            "\"<thought>\"",
            "\"</thought>\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "{}",
            "[]",
            "\"{}\"",
            "\"48s\"");
    private static final List<String> TOKENS = List.of(
            "data: ",
            "data:",
            "event: error\n",
            "\n",
            "\r",
            "\r\n",
            "\n\n",
            ": x",
            "[DONE]",
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\uFEFF",
            "null",
            "\\u00",
            "<html>");

    private RandomJson() {}

    /// A stream of objects, or one.
    static String answer(Random random) {
        if (random.nextInt(4) == 0) {
            return object(random, 6);
        }
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(n -> (random.nextInt(6) == 0 ? "event: error\n" : "") + "data: " + object(random, 6))
                .collect(Collectors.joining("\n\n", "", random.nextBoolean() ? "\n\ndata: [DONE]\n\n" : ""));
    }

    private static String object(Random random, int depth) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(n -> "\"" + one(NAMES, random) + "\":" + value(random, depth - 1))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Random random, int depth) {
        int kind = depth <= 0 ? 2 : random.nextInt(4);
        return switch (kind) {
            case 0 -> object(random, depth);
            case 1 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(n -> value(random, depth - 1))
                        .collect(Collectors.joining(",", "[", "]"));
            default -> one(VALUES, random);
        };
    }

    /// Bytes of which some mean something.
    static byte[] bytes(Random random, int length) {
        var bytes = new ByteArrayOutputStream();
        while (bytes.size() < length) {
            if (random.nextBoolean()) {
                bytes.writeBytes(one(TOKENS, random).getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.write(random.nextInt(256));
            }
        }
        return bytes.toByteArray();
    }

    /// `body` with some of its bytes changed, lost, said twice, or with something in between.
    static byte[] spoilt(byte[] body, Random random) {
        byte[] now = body;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(now.length + 1);
            int end = Math.min(now.length, at + random.nextInt(60));
            var next = new ByteArrayOutputStream();
            next.write(now, 0, at);
            switch (random.nextInt(4)) {
                case 0 -> next.writeBytes(bytes(random, 1 + random.nextInt(20)));
                case 1 -> next.write(now, at, end - at);
                case 2 -> next.writeBytes(value(random, 4).getBytes(StandardCharsets.UTF_8));
                default -> at = end;
            }
            next.write(now, at, now.length - at);
            now = next.toByteArray();
        }
        return now;
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
