package org.rallypoint.importer.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Sketch;
import org.rallypoint.importer.proposal.SourceTime;
import org.rallypoint.importer.proposal.WebLinks;
import org.rallypoint.link.Platform;

/**
 * Events of the Open Supporter Data Interface, as Action Network and others speak it. Action Network writes the time on the
 * clocks of the place and hangs a Z on it, which everybody who reads it has to know; another system's Z is UTC.
 */
final class OsdiShape implements JsonShape {

    @Override
    public boolean fits(ObjectNode entry) {
        return entry.path("identifiers").isArray()
                || entry.path("start_date").isTextual()
                || (entry.has("browser_url") && entry.has("_links"));
    }

    @Override
    public void read(ObjectNode entry, int line, Consumer<Proposal> rows) {
        var sketch = new Sketch(line);
        var event = new JsonFields(entry, sketch);
        var identifier = entry.path("identifiers").path(0);
        sketch.isCalled(identifier.isTextual() ? identifier.textValue() : event.id("id"));
        sketch.say("title", event.text("title", "name"));
        sketch.say("summary", event.text("summary"));
        sketch.describe(event.text("description"));
        readTimes(event, isOfActionNetwork(entry));
        sketch.signUp(event.text("browser_url"));
        sketch.shows(event.text("featured_image_url"));
        var status = event.text("status");
        sketch.isCancelled("cancelled".equalsIgnoreCase(status) || "canceled".equalsIgnoreCase(status));
        JsonShape.doubtUnlessPublic(!event.isTrue("action_network:hidden"), sketch);
        UsualPlace.read(event.object("location"), true, sketch);
        UsualPlace.readContact(event.object("contact"), sketch);
        var sponsor = event.object("action_network:sponsor");
        if (sponsor.text("browser_url") != null && sponsor.text("browser_url").contains("/groups/")) {
            sketch.say("organisedBy", sponsor.text("title"));
        }
        rows.accept(sketch.proposal());
    }

    private static boolean isOfActionNetwork(ObjectNode entry) {
        for (var identifier : entry.path("identifiers")) {
            if (identifier.asText().startsWith("action_network:")) {
                return true;
            }
        }
        return WebLinks.address(entry.path("browser_url").asText())
                .filter(page -> page.platform() == Platform.action_network)
                .isPresent();
    }

    private static void readTimes(JsonFields event, boolean isLocal) {
        var start = time(event, "start_date", isLocal);
        var end = time(event, "end_date", isLocal);
        if (event.isTrue("all_day") && start != null && start.day() != null) {
            start = SourceTime.of(start.day());
            end = end == null || end.day() == null ? null : SourceTime.of(end.day());
        }
        event.sketch().happens(start, end);
    }

    @Nullable
    private static SourceTime time(JsonFields event, String key, boolean isLocal) {
        var time = event.time(key);
        var written = event.text(key);
        return isLocal && time != null && time.instant() != null && written != null && written.endsWith("Z")
                ? SourceTime.of(LocalDateTime.ofInstant(time.instant(), ZoneOffset.UTC))
                : time;
    }
}
