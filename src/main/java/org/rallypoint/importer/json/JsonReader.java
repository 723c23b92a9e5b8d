package org.rallypoint.importer.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Sketch;
import org.rallypoint.importer.proposal.SourceReader;

/** Reads what the interfaces of Luma, Action Network (OSDI) and Mobilize answer, told apart by its shape. */
public class JsonReader implements SourceReader {

    private static final List<JsonShape> SHAPES = List.of(new LumaShape(), new MobilizeShape(), new OsdiShape());
    /** Under which keys of the whole the providers keep their events. */
    private static final Set<String> LISTS = Set.of("entries", "data", "_embedded");

    @Override
    public void read(String text, String language, Consumer<Proposal> rows) {
        JsonInput.read(text, json -> new Entries(rows).read(json));
    }

    /** The entries of one input, one at a time. */
    private static final class Entries {

        private final Consumer<Proposal> rows;
        private boolean isKnown;

        Entries(Consumer<Proposal> rows) {
            this.rows = rows;
        }

        void read(JsonParser json) throws IOException {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                JsonInput.each(json, this::entry);
            } else if (json.currentToken() == JsonToken.START_OBJECT) {
                envelope(json, JsonInput.line(json));
            } else {
                entry(json);
            }
        }

        /** A list within an object, or a single event. */
        private void envelope(JsonParser json, int line) throws IOException {
            var single = JsonInput.newObject();
            var hasList = false;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                var key = json.currentName();
                json.nextToken();
                if (LISTS.contains(key)) {
                    hasList |= list(json);
                } else {
                    single.set(key, json.readValueAsTree());
                }
            }
            if (!hasList) {
                entry(single, line);
            }
        }

        /** Whether there is a list, or something of one. */
        private boolean list(JsonParser json) throws IOException {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                JsonInput.each(json, this::entry);
                return true;
            }
            if (json.currentToken() != JsonToken.START_OBJECT) {
                return false;
            }
            int line = JsonInput.line(json);
            var embeds = json.currentName().equals("_embedded");
            if (!embeds) {
                entry(json.readValueAsTree(), line);
                return true;
            }
            var hasList = false;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                var isList = json.currentName().equals("osdi:events");
                json.nextToken();
                if (isList) {
                    hasList |= list(json);
                } else {
                    json.skipChildren();
                }
            }
            return hasList;
        }

        private void entry(JsonParser json) throws IOException {
            int line = JsonInput.line(json);
            entry(json.readValueAsTree(), line);
        }

        private void entry(JsonNode entry, int line) {
            var shape = SHAPES.stream()
                    .filter(known -> entry.isObject() && known.fits((ObjectNode) entry))
                    .findFirst();
            if (shape.isPresent()) {
                isKnown = true;
                shape.get().read((ObjectNode) entry, line, rows);
            } else if (isKnown) {
                var sketch = new Sketch(line);
                sketch.doubt("unknown_entry", "It isn't written like the events before it.");
                rows.accept(sketch.proposal());
            } else {
                throw ProblemException.badRequest(List.of(new Fault(
                        null,
                        null,
                        "unknown_shape",
                        "That JSON is none that is known here: calendar items of Luma, events of OSDI (Action Network)"
                                + " or events of Mobilize.")));
            }
        }
    }
}
