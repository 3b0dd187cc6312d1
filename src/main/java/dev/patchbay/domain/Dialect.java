package dev.patchbay.domain;

import java.util.List;

/// How a provider departs from the protocol it speaks, as data, so that the client needs no `if` on a name.
///
/// Source of the built-in values: recorded exchanges, summed up in the catalogue's `providers.json`.
///
/// @param maxTokensField        name of the output cap in the request: `max_completion_tokens` or `max_tokens`
/// @param streamOptions         whether `stream_options.include_usage` may be sent; some refuse it
/// @param outputIsTotalMinusPrompt whether reasoning tokens lie outside `completion_tokens`, so that
///                              billed output is `total - prompt`
/// @param thoughtTags           whether reasoning comes as `<thought>` tags inside the text
/// @param sentBack              JSON pointers into an answer's message and its tool calls: what stands there is opaque,
///                              is kept and goes back at the same place to the model that sent it
/// @param keyHeader             the header that carries the key
/// @param keyPrefix             what stands before the key in it, `"Bearer "` or nothing
/// @param addedTokens           the most tokens of a prompt of its own that the provider adds to a request and counts
/// @param addedTokensForTools   the most that it adds beside them once tools are given
public record Dialect(
        String maxTokensField,
        boolean streamOptions,
        boolean outputIsTotalMinusPrompt,
        boolean thoughtTags,
        List<String> sentBack,
        String keyHeader,
        String keyPrefix,
        int addedTokens,
        int addedTokensForTools) {

    public Dialect {
        sentBack = List.copyOf(sentBack);
    }

    /// More than was seen of most: 270 at Groq, 194 behind OpenRouter.
    private static final int USUALLY_ADDED_FOR_TOOLS = 1_000;

    /// What an unknown OpenAI-compatible endpoint is taken to understand.
    public static final Dialect COMPATIBLE = new Dialect(
            "max_tokens", true, false, false, List.of(), "Authorization", "Bearer ", 0, USUALLY_ADDED_FOR_TOOLS);

    /// Anthropic's Messages API.
    public static final Dialect ANTHROPIC =
            new Dialect("max_tokens", false, false, false, List.of(), "x-api-key", "", 0, 2 * USUALLY_ADDED_FOR_TOOLS);

    public static Dialect of(Protocol protocol) {
        return protocol == Protocol.ANTHROPIC ? ANTHROPIC : COMPATIBLE;
    }
}
