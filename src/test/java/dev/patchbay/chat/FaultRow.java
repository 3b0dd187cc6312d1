package dev.patchbay.chat;

import static dev.patchbay.domain.AttemptState.FAILED_BEFORE_TOKENS;
import static dev.patchbay.domain.AttemptState.FAILED_MID_STREAM;
import static dev.patchbay.domain.AttemptState.SUCCEEDED;
import static dev.patchbay.domain.CostStatus.ESTIMATED;
import static dev.patchbay.domain.CostStatus.EXACT;
import static dev.patchbay.domain.CostStatus.ZERO;

import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.provider.Limits;
import dev.patchbay.testing.FaultServer.Fault;
import dev.patchbay.testing.FaultServer.Line;
import dev.patchbay.testing.Faults;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row of the table.
///
/// @param fault    null for a port where nobody listens
/// @param kind     null if the question is answered all the same
/// @param attempts in the ledger, all of the same state and cost status
/// @param limits   short ones for those that are about them: a busy machine is slow as well
/// @param words    what the user reads, `HOST` for host and port; [#ANSWERED] for an answer
record FaultRow(
        String name,
        @Nullable Fault fault,
        @Nullable FailureKind kind,
        int attempts,
        AttemptState state,
        CostStatus cost,
        String words,
        Limits limits) {

    static final String ANSWERED = "";
    private static final Duration SHORT = Duration.ofMillis(1500);

    FaultRow within(Limits other) {
        return new FaultRow(name, fault, kind, attempts, state, cost, words, other);
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<FaultRow> all() {
        return Stream.of(answered(), network(), slow(), replies(), statuses()).flatMap(List::stream);
    }

    private static List<FaultRow> answered() {
        Fault good = Faults.answer("Hi");
        String body = Faults.wholeBody("Hi");
        String typed = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + body.length() + "\r\n\r\n";
        return List.of(
                answered("nothing at all", good, EXACT),
                answered("100 before the answer", Faults.after("100 Continue", good), EXACT),
                answered("103 before the answer", Faults.after("103 Early Hints", good), EXACT),
                answered("wrong content type", line -> line.write(typed + body), ESTIMATED),
                answered("promised length too long", Faults.promising(body.length() + 100, body), ESTIMATED));
    }

    private static List<FaultRow> network() {
        return List.of(
                refused(
                        "refused",
                        null,
                        FailureKind.CONNECT,
                        3,
                        ZERO,
                        "Nothing answers at HOST: it refuses connections."),
                refused(
                        "reset at once",
                        Faults.resetAtOnce(),
                        FailureKind.NETWORK,
                        3,
                        ESTIMATED,
                        "The connection to HOST broke: the connection was reset."),
                refused(
                        "closed at once",
                        Faults.closeAtOnce(),
                        FailureKind.NETWORK,
                        3,
                        ESTIMATED,
                        "The connection to HOST broke: it was closed before an answer came."),
                refused(
                        "reset after the head",
                        Faults.resetAfterHead(),
                        FailureKind.NETWORK,
                        3,
                        ESTIMATED,
                        "The connection to HOST broke: the connection was reset."),
                cut("reset mid-stream", Faults.resetMidStream(), "The answer was cut: the connection was reset."),
                cut(
                        "half-closed mid-stream",
                        Faults.halfClose(),
                        "The answer was cut: it was closed before the answer was complete."),
                cut(
                        "ends before the promised length",
                        Faults.leavingEarly(),
                        "The answer was cut: it was closed before the answer was complete."),
                cut(
                        "promised length too short",
                        Faults.promising(Faults.wholeBody("Hi").indexOf("\n\n") + 2, Faults.wholeBody("Hi")),
                        "The answer was cut: HOST closed the connection before it was complete."));
    }

    private static List<FaultRow> slow() {
        return List.of(
                refused(
                                "hangs before the head",
                                Line::hang,
                                FailureKind.TIMEOUT,
                                1,
                                ESTIMATED,
                                "HOST did not answer in time: no answer began within 1500 ms.")
                        .within(Limits.DEFAULT.firstByte(SHORT)),
                cut("hangs mid-stream", Faults.hangMidStream(), "The answer was cut: nothing came for 1500 ms.")
                        .within(Limits.DEFAULT.silence(SHORT)),
                cut(
                                "trickles for ever",
                                Faults.trickle(),
                                "The answer was cut: the answer was not complete within 1500 ms.")
                        .within(Limits.DEFAULT.longest(SHORT)));
    }

    private static List<FaultRow> replies() {
        String target = "Location: https://elsewhere.example/v1\r\n";
        String notThisApi = "HOST answered with something that is not this API";
        return List.of(
                refused(
                        "redirect",
                        Faults.reply("307 Temporary Redirect", target, ""),
                        FailureKind.BAD_REPLY,
                        1,
                        ZERO,
                        notThisApi + " (307): The server redirects to https://elsewhere.example."
                                + " A key is never sent on to another address."),
                refused(
                        "web page",
                        Faults.reply("200 OK", "Content-Type: text/html\r\n", "<html><title>Log in</title></html>"),
                        FailureKind.BAD_REPLY,
                        1,
                        ESTIMATED,
                        notThisApi + " (200): Log in"),
                refused(
                        "garbage instead of HTTP",
                        Faults.garbage(),
                        FailureKind.BAD_REPLY,
                        1,
                        ESTIMATED,
                        notThisApi + ": it does not speak HTTP"),
                refused(
                        "a head of a megabyte",
                        Faults.hugeHead(),
                        FailureKind.BAD_REPLY,
                        1,
                        ESTIMATED,
                        notThisApi + ": it does not speak HTTP"));
    }

    private static List<FaultRow> statuses() {
        return List.of(
                status(401, FailureKind.KEY_REJECTED, 1, "openai refused this key (401): because"),
                status(402, FailureKind.QUOTA, 1, "openai says this account has no credit left (402): because"),
                status(403, FailureKind.KEY_REJECTED, 1, "openai refused this key (403): because"),
                status(404, FailureKind.NOT_FOUND, 1, "HOST answers, but not at this address (404)."),
                status(408, FailureKind.SERVER, 3, "openai has a fault of its own (408): because"),
                status(413, FailureKind.CONTEXT_TOO_LONG, 1, "The conversation is too long for gpt-4o (413): because"),
                status(429, FailureKind.RATE_LIMITED, 3, "openai is rate-limiting this account (429): because"),
                limited("429, wait 20 ms", "retry-after-ms: 20", 3),
                limited("429, wait 2 min", "Retry-After: 120", 1),
                status(500, FailureKind.SERVER, 3, "openai has a fault of its own (500): because"),
                status(502, FailureKind.SERVER, 3, "openai has a fault of its own (502): because"),
                status(503, FailureKind.SERVER, 3, "openai has a fault of its own (503): because"),
                status(504, FailureKind.SERVER, 3, "openai has a fault of its own (504): because"),
                status(529, FailureKind.SERVER, 3, "openai has a fault of its own (529): because"));
    }

    private static FaultRow answered(String name, Fault fault, CostStatus cost) {
        return new FaultRow(name, fault, null, 1, SUCCEEDED, cost, ANSWERED, Limits.DEFAULT);
    }

    private static FaultRow refused(
            String name, @Nullable Fault fault, FailureKind kind, int attempts, CostStatus cost, String words) {
        return new FaultRow(name, fault, kind, attempts, FAILED_BEFORE_TOKENS, cost, words, Limits.DEFAULT);
    }

    private static FaultRow cut(String name, Fault fault, String words) {
        return new FaultRow(name, fault, FailureKind.CUT, 1, FAILED_MID_STREAM, ESTIMATED, words, Limits.DEFAULT);
    }

    private static FaultRow status(int status, FailureKind kind, int attempts, String words) {
        return refused(String.valueOf(status), Faults.error(status, "because"), kind, attempts, ZERO, words);
    }

    private static FaultRow limited(String name, String header, int attempts) {
        Fault fault = Faults.reply("429 Too Many", header + "\r\n", "{\"error\":{\"message\":\"because\"}}");
        String words = "openai is rate-limiting this account (429): because";
        return refused(name, fault, FailureKind.RATE_LIMITED, attempts, ZERO, words);
    }
}
