package dev.patchbay.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// What Demo says: Markdown beside this class, chosen by words of the question.
final class DemoAnswers {
    private static final int LONGEST_TOPIC = 80;

    private DemoAnswers() {}

    static String to(String question) {
        String asked = question.toLowerCase(Locale.ROOT);
        return read(fileFor(asked)).replace("{topic}", topic(question));
    }

    static String reasoningOn(String question) {
        return read("reasoning.md").replace("{topic}", topic(question));
    }

    private static String fileFor(String asked) {
        if (has(asked, "token") && has(asked, "what", "explain")) {
            return "token.md";
        }
        if (has(asked, "reverse") || has(asked, "java") && has(asked, "method", "code", "write")) {
            return "reverse.md";
        }
        if (has(asked, "provider") && has(asked, "down", "fail", "outage")) {
            return "down.md";
        }
        if (has(asked, "compare", "difference", " vs ", "versus", "pros and cons")) {
            return "compare.md";
        }
        return has(asked, "story", "poem", "haiku", "name for", "slogan") ? "story.md" : "default.md";
    }

    private static boolean has(String asked, String... words) {
        return Stream.of(words).anyMatch(asked::contains);
    }

    /// The first line of the question, safe to stand inside quotation marks in Markdown.
    private static String topic(String question) {
        String line = question.strip()
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("[`*_\\[\\]<>|#]", "")
                .strip();
        if (line.isEmpty()) {
            return "an empty message";
        }
        return line.length() <= LONGEST_TOPIC
                ? line
                : line.substring(0, LONGEST_TOPIC).strip() + "…";
    }

    private static String read(String file) {
        try (InputStream in = DemoAnswers.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
