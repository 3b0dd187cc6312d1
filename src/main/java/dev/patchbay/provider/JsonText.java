package dev.patchbay.provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/// One JSON text after the other, as the events of a stream bring them, read where they lie with one parser.
/// For one thread.
public final class JsonText {
    private static final byte[] BLANK = {'\n'};

    private JsonParser parser = Json.parser();
    private byte[] buffer = {};
    private int from;
    private int to;

    /// Takes the bytes from `from` to before `to`, which stay where they are.
    JsonText set(byte[] bytes, int from, int to) {
        this.buffer = bytes;
        this.from = from;
        this.to = to;
        return this;
    }

    /// Reads the text with `reader`, which gets the parser at the first token and takes the value that begins there.
    ///
    /// @throws JacksonException  if it is not one whole JSON value: what `reader` made of it is lost
    /// @throws TooLargeException if it exceeds [Limits#MAX_DEPTH] or [Limits#MAX_DIGITS]
    public <T> T read(Function<JsonParser, T> reader) throws TooLargeException {
        try {
            return parse(reader);
        } catch (StreamConstraintsException e) {
            throw Json.tooLarge(e);
        } catch (JacksonException e) {
            parser = Json.parser();
            if (mend()) {
                return read(reader);
            }
            throw e;
        }
    }

    /// The whole text as a tree.
    ///
    /// @throws JacksonException  if it is not one whole JSON value
    /// @throws TooLargeException as [#read]
    public JsonNode tree() throws TooLargeException {
        return read(Json::tree);
    }

    @Override
    public String toString() {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    private <T> T parse(Function<JsonParser, T> reader) {
        feed(buffer, from, to);
        JsonToken first = parser.nextToken();
        if (first == JsonToken.NOT_AVAILABLE) {
            // A number ends only where something else begins.
            feed(BLANK, 0, BLANK.length);
            first = parser.nextToken();
        }
        T value = reader.apply(parser);
        boolean whole = first.isScalarValue()
                || parser.currentToken() != null
                        && parser.currentToken().isStructEnd()
                        && parser.streamReadContext().inRoot();
        if (!whole || !nothingFollows()) {
            throw new StreamReadException(parser, "Not one whole JSON value");
        }
        return value;
    }

    private boolean nothingFollows() {
        if (feeder().needMoreInput()) {
            return true;
        }
        if (parser.nextToken() != JsonToken.NOT_AVAILABLE) {
            return false;
        }
        feed(BLANK, 0, BLANK.length);
        return parser.nextToken() == JsonToken.NOT_AVAILABLE;
    }

    private void feed(byte[] bytes, int start, int end) {
        feeder().feedInput(bytes, start, end);
    }

    private ByteArrayFeeder feeder() {
        return (ByteArrayFeeder) parser.nonBlockingInputFeeder();
    }

    /// Bytes that are no characters become replacement characters, as everywhere else.
    ///
    /// @return whether there were any
    private boolean mend() {
        byte[] mended = toString().getBytes(StandardCharsets.UTF_8);
        boolean other = !Arrays.equals(buffer, from, to, mended, 0, mended.length);
        set(mended, 0, mended.length);
        return other;
    }
}
