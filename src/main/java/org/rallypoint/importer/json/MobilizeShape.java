package org.rallypoint.importer.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Sketch;

/** Events of Mobilize; one that takes place several times has a time slot for each. */
final class MobilizeShape implements JsonShape {

    private static final Map<String, String> KINDS =
            Map.of("rally", "protest", "training", "training", "meeting", "meetup", "meet_greet", "meetup");

    @Override
    public boolean fits(ObjectNode entry) {
        return entry.path("timeslots").isArray()
                || (entry.path("id").isIntegralNumber() && (entry.has("deleted_date") || entry.has("event_type")));
    }

    @Override
    public void read(ObjectNode entry, int line, Consumer<Proposal> rows) {
        var event = new JsonFields(entry, new Sketch(line));
        var slots = event.objects("timeslots");
        var whole = read(event);
        if (slots.isEmpty()) {
            rows.accept(whole);
        }
        for (var slot : slots) {
            rows.accept(at(new JsonFields(slot.object(), new Sketch(line)), whole));
        }
    }

    /** The event at one of its times. Its texts, which may be long, are read once for all of them. */
    private static Proposal at(JsonFields slot, Proposal event) {
        var sketch = slot.sketch();
        var id = slot.id("id");
        sketch.isCalled(event.externalId() == null || id == null ? null : event.externalId() + "/" + id);
        sketch.happens(slot.epoch("start_date"), slot.epoch("end_date"));
        var own = sketch.proposal();
        return new Proposal(
                event.line(),
                own.externalId(),
                event.spot(),
                own.times(),
                event.fields().deepCopy(),
                event.links(),
                event.contacts(),
                event.isCancelled(),
                Stream.concat(event.doubts().stream(), own.doubts().stream()).toList());
    }

    private static Proposal read(JsonFields event) {
        var sketch = event.sketch();
        sketch.isCalled(event.id("id"));
        sketch.say("title", event.text("title"));
        sketch.say("summary", event.text("summary"));
        sketch.describe(event.text("description"));
        sketch.signUp(event.text("browser_url"));
        sketch.shows(event.text("featured_image_url"));
        sketch.say("organisedBy", event.object("sponsor").text("name"));
        sketch.choose("kind", KINDS.get(lower(event.text("event_type"))));
        sketch.isCancelled(event.has("deleted_date"));
        JsonShape.doubtUnlessPublic(!"private".equals(lower(event.text("visibility"))), sketch);
        if (event.has("is_virtual")) {
            sketch.choose("attendance", event.isTrue("is_virtual") ? "online" : "in_person");
        }
        UsualPlace.read(event.object("location"), !"private".equals(lower(event.text("address_visibility"))), sketch);
        UsualPlace.readContact(event.object("contact"), sketch);
        return sketch.proposal();
    }

    private static String lower(@Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
