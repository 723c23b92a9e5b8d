package org.rallypoint.importer.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.rallypoint.importer.proposal.MapPoint;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Sketch;

/**
 * Items of a Luma calendar, as its public interface and its web pages list them. The page to join an online meeting is for
 * guests and never read.
 */
final class LumaShape implements JsonShape {

    private static final String PAGES = "https://lu.ma/";
    private static final Map<String, String> ATTENDANCE =
            Map.of("offline", "in_person", "online", "online", "zoom", "online", "meet", "online");

    @Override
    public boolean fits(ObjectNode entry) {
        return entry.path("event").isObject() || (entry.has("start_at") && (entry.has("api_id") || entry.has("name")));
    }

    @Override
    public void read(ObjectNode entry, int line, Consumer<Proposal> rows) {
        var sketch = new Sketch(line);
        var item = new JsonFields(entry, sketch);
        var event = entry.path("event").isObject() ? item.object("event") : item;
        sketch.isCalled(event.text("api_id", "id"));
        sketch.say("title", event.text("name"));
        sketch.describe(event.text("description_md", "description"));
        sketch.happens(event.time("start_at"), event.time("end_at"));
        sketch.link(page(event.text("url")));
        sketch.shows(event.text("cover_url"));
        sketch.isCancelled(isOneOf(event.text("status"), "cancelled", "canceled"));
        sketch.choose("attendance", ATTENDANCE.get(lower(event.text("location_type"))));
        JsonShape.doubtUnlessPublic(isOneOf(event.text("visibility"), null, "public"), sketch);
        readPlace(event, sketch);
        for (var host : item.objects("hosts")) {
            sketch.mailbox(host.text("name"), host.text("email"));
            sketch.reach(host.text("name"), host.text("phone", "phone_number"));
        }
        rows.accept(sketch.proposal());
    }

    /** A page is given by its address, or by what stands behind the host. */
    @Nullable
    private static String page(@Nullable String url) {
        return url == null || url.contains("://") ? url : PAGES + url.replaceFirst("^/", "");
    }

    private static void readPlace(JsonFields event, Sketch sketch) {
        var place = event.object(event.has("geo_address_info") ? "geo_address_info" : "geo_address_json");
        var coordinate = event.object("coordinate");
        var point = MapPoint.read(event.decimal("geo_latitude"), event.decimal("geo_longitude"), sketch);
        if (point == null) {
            var holder = coordinate.isEmpty() ? place : coordinate;
            point = MapPoint.read(holder.decimal("latitude"), holder.decimal("longitude"), sketch);
        }
        var whole = place.text("full_address");
        var name = place.text("address");
        var city = place.text("city");
        sketch.isAt(
                city,
                place.text("region"),
                place.text("country_code", "country"),
                city == null ? place.text("city_state", "full_address", "address") : null,
                point);
        // Guests alone may know the place, and then the point is blurred.
        var isShown = isOneOf(event.text("geo_address_visibility"), null, "public")
                && isOneOf(place.text("mode"), null, "shown");
        if (isShown) {
            sketch.meetsAt(whole == null || whole.equals(name) ? null : name, whole == null ? name : whole, point);
        }
    }

    private static boolean isOneOf(@Nullable String value, @Nullable String one, String other) {
        var lower = value == null ? null : lower(value);
        return other.equals(lower) || (lower == null ? one == null : lower.equals(one));
    }

    private static String lower(@Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
