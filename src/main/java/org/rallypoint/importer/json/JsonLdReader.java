package org.rallypoint.importer.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Sketch;
import org.rallypoint.importer.proposal.SourceReader;

/** Reads the events that web pages describe in JSON-LD with the words of schema.org; an event comes after those within it. */
public class JsonLdReader implements SourceReader {

    /** Where further events may be. */
    private static final Set<String> WITHIN =
            Set.of("@graph", "itemListElement", "item", "subEvent", "subEvents", "mainEntity");

    @Override
    public void read(String text, String language, Consumer<Proposal> rows) {
        var things = new Things(rows);
        JsonInput.read(text, things::read);
        if (!things.hasEvents) {
            throw ProblemException.badRequest(
                    List.of(new Fault(null, null, "no_events", "There is no Event of schema.org in that JSON-LD.")));
        }
    }

    /** The things of one input, one at a time. */
    private static final class Things {

        private final Consumer<Proposal> rows;
        private boolean hasEvents;

        Things(Consumer<Proposal> rows) {
            this.rows = rows;
        }

        void read(JsonParser json) throws IOException {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                JsonInput.each(json, this::read);
            } else if (json.currentToken() == JsonToken.START_OBJECT) {
                thing(json);
            }
        }

        private void thing(JsonParser json) throws IOException {
            int line = JsonInput.line(json);
            var thing = JsonInput.newObject();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                var key = json.currentName();
                json.nextToken();
                if (WITHIN.contains(key)) {
                    read(json);
                } else if (SchemaEvent.KEYS.contains(key)) {
                    thing.set(key, json.readValueAsTree());
                } else {
                    json.skipChildren();
                }
            }
            var event = new SchemaThing(thing, new Sketch(line));
            if (event.isEvent()) {
                hasEvents = true;
                rows.accept(SchemaEvent.read(event));
            }
        }
    }
}
