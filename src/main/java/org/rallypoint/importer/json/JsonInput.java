package org.rallypoint.importer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;

/** JSON of strangers, read piece by piece within limits. */
final class JsonInput {

    private static final int DEEPEST = 32;
    /** An event has about a hundred; what has more is small change, sent to fill the memory. */
    private static final long MOST_TOKENS = 1_000_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxTokenCount(MOST_TOKENS)
                    .build())
            .build());

    private JsonInput() {}

    /** What is done with the whole of it, beginning with its first token. */
    interface Reading {
        void read(JsonParser json) throws IOException;
    }

    /** @throws ProblemException 400 for what is no JSON, with line and column */
    static void read(String text, Reading reading) {
        try (var json = JSON.createParser(text)) {
            if (json.nextToken() == null) {
                throw refused("bad_json", "That is no JSON: it is empty", json.currentTokenLocation());
            }
            reading.read(json);
            if (json.nextToken() != null) {
                throw refused(
                        "bad_json", "That is no JSON: something stands behind its end", json.currentTokenLocation());
            }
        } catch (StreamConstraintsException e) {
            var why = "The JSON is deeper than " + DEEPEST
                    + " levels, or has more or longer values than a list of events";
            throw refused("too_much_json", why, e.getLocation());
        } catch (JsonProcessingException e) {
            throw refused("bad_json", "That is no JSON, or a key stands twice in one object", e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException refused(String code, String why, JsonLocation at) {
        var where = at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
        return ProblemException.badRequest(List.of(new Fault(null, null, code, why + where + ".")));
    }

    /** The line of the present token, from 1. */
    static int line(JsonParser json) {
        return json.currentTokenLocation().getLineNr();
    }

    /** What is done with each element of a list: it has to be read to its end. */
    static void each(JsonParser list, Reading element) throws IOException {
        while (list.nextToken() != JsonToken.END_ARRAY) {
            element.read(list);
        }
    }

    static ObjectNode newObject() {
        return JSON.createObjectNode();
    }
}
