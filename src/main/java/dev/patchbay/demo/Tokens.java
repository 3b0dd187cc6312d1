package dev.patchbay.demo;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Demo's tokenizer: up to six characters of a word with the white space before them. Joined, the tokens are
/// the text again.
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\s*\\S{1,6}|\\s+$");

    /// What a chat format adds to each message.
    static final int PER_MESSAGE = 4;

    private Tokens() {}

    static List<String> of(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }
}
