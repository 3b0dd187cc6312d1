package dev.patchbay.bench;

import java.nio.charset.StandardCharsets;

/// The bytes of a stream, in the shape of one protocol. Written by hand, with the fields a real chunk has.
public enum Events {
    OPENAI {
        @Override
        String delta(String text) {
            return """
                    data: {"id":"chatcmpl-Bench0123456789abcdefABCDEF","object":"chat.completion.chunk",\
                    "created":1780000000,"model":"gpt-4o-2024-08-06","system_fingerprint":"fp_0123456789",\
                    "choices":[{"index":0,"delta":{"content":"%s"},"logprobs":null,"finish_reason":null}],\
                    "usage":null}

                    """.formatted(text);
        }

        @Override
        String head() {
            return delta("").replace("\"content\"", "\"role\":\"assistant\",\"content\"");
        }

        @Override
        String tail(int deltas) {
            String stop = delta("").replace("{\"content\":\"\"}", "{}").replace("reason\":null", "reason\":\"stop\"");
            String usage = delta("")
                    .replaceFirst("\"choices\":.*", "")
                    .concat(
                            "\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":%d,\"total_tokens\":%d}}"
                                    .formatted(deltas, deltas + 9));
            return stop + usage.replace("\n", "") + "\n\ndata: [DONE]\n\n";
        }
    },

    ANTHROPIC {
        @Override
        String delta(String text) {
            return event(
                    "content_block_delta",
                    "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"%s\"}".formatted(text));
        }

        @Override
        String head() {
            return event("message_start", """
                            "message":{"id":"msg_bench0123456789","type":"message","role":"assistant",\
                            "model":"claude-sonnet-4-5","content":[],"stop_reason":null,"stop_sequence":null,\
                            "usage":{"input_tokens":9,"output_tokens":1}}""")
                    + event("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}");
        }

        @Override
        String tail(int deltas) {
            return event("content_block_stop", "\"index\":0")
                    + event(
                            "message_delta",
                            "\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":%d}"
                                    .formatted(deltas))
                    + event("message_stop", "\"index\":0");
        }

        private String event(String type, String fields) {
            return "event: %s\ndata: {\"type\":\"%s\",%s}\n\n".formatted(type, type, fields);
        }
    };

    private static final String[] WORDS = {
        " the",
        " patch",
        " bay",
        " connects",
        " every",
        ",",
        " one",
        " line",
        " to",
        " any",
        " other",
        ".",
        " It's",
        " caf\u00e9",
        " \\\"quoted\\\"",
        "\\n"
    };

    abstract String delta(String text);

    abstract String head();

    abstract String tail(int deltas);

    /// The text of the n-th piece, escaped for JSON.
    static String word(int n) {
        return WORDS[n % WORDS.length];
    }

    /// One HTTP/1.1 chunk.
    static byte[] chunk(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] head = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] chunk = new byte[head.length + bytes.length + 2];
        System.arraycopy(head, 0, chunk, 0, head.length);
        System.arraycopy(bytes, 0, chunk, head.length, bytes.length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        return chunk;
    }
}
