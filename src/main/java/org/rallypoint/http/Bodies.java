package org.rallypoint.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the bytes of a request's body as one JSON object in UTF-8; anything else is a 400. */
@Singleton
public class Bodies {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ObjectMapper json;

    Bodies(ObjectMapper json) {
        this.json = json;
    }

    /** The object; throws a {@link ProblemException} when there is none, or a second key of one name, or more behind it. */
    public ObjectNode object(@Nullable byte[] body) {
        var text = body == null ? "" : decode(body);
        if (text.isBlank()) {
            throw fault("", "missing_body", "There is no body; send a JSON object.");
        }
        if (parse(text) instanceof ObjectNode object) {
            return object;
        }
        throw fault("", "wrong_type", "The body is no JSON object.");
    }

    /** The same where a body may be left out: an empty one counts as {@code {}}. */
    public ObjectNode optionalObject(@Nullable byte[] body) {
        return body == null || body.length == 0 ? json.createObjectNode() : object(body);
    }

    private static String decode(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (!text.startsWith(BYTE_ORDER_MARK)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // Falls through to the one fault.
        }
        throw fault("", "bad_encoding", "The body isn't UTF-8 without byte order mark.");
    }

    private JsonNode parse(String text) {
        try (var parser = json.createParser(text)) {
            try {
                return json.readTree(parser);
            } catch (JsonProcessingException e) {
                throw unreadable(parser, e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jackson's own messages quote the body and name its classes. */
    private static ProblemException unreadable(JsonParser parser, JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return fault("", "bad_json", "The body is nested too deeply, or has too long a number or key.");
        }
        if (e.getOriginalMessage().startsWith("Duplicate field")) {
            var pointer = parser.getParsingContext().pathAsPointer().toString();
            return fault(JsonPointers.shown(pointer), "bad_json", "A key stands here twice.");
        }
        var place = e.getLocation();
        return fault(
                "",
                "bad_json",
                place == null
                        ? "The body isn't JSON."
                        : "The body isn't JSON: see line " + place.getLineNr() + ", column " + place.getColumnNr()
                                + ".");
    }

    private static ProblemException fault(String pointer, String code, String message) {
        return ProblemException.badRequest(List.of(Fault.ofBody(pointer, code, message)));
    }
}
