package org.rallypoint.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventView;
import org.rallypoint.http.Page;

/** Events as points for a map, RFC 7946: a feature for one event, a feature collection for a list. */
public final class GeoJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double FULL_CIRCLE = 360;

    private GeoJson() {}

    /**
     * A list as a {@code FeatureCollection} with its {@code bbox} and {@code page}, a single event as a {@code Feature}. Degrees
     * are WGS 84, longitude first; each property is always there, unknown is null.
     */
    public static JsonNode of(Listing listing) {
        return listing.isSingle() ? feature(listing.events().get(0)) : collection(listing);
    }

    private static ObjectNode collection(Listing listing) {
        var collection = JSON.objectNode().put("type", "FeatureCollection");
        if (!listing.events().isEmpty()) {
            collection.set("bbox", bbox(listing.events().stream().map(Spot::of).toList()));
        }
        var features = collection.putArray("features");
        listing.events().forEach(event -> features.add(feature(event)));
        if (listing.page() != null) {
            collection.set("page", page(listing.page()));
        }
        return collection;
    }

    private static ObjectNode page(Page.Info page) {
        return JSON.objectNode()
                .put("nextCursor", page.nextCursor())
                .put("limit", page.limit())
                .put("total", page.total());
    }

    /** The smallest box around the points; its west is greater than its east where it crosses the date line (§5.2). */
    private static ArrayNode bbox(List<Spot> spots) {
        var longitudes = spots.stream().mapToDouble(Spot::longitude).sorted().toArray();
        var latitudes = spots.stream().mapToDouble(Spot::latitude).summaryStatistics();
        int last = longitudes.length - 1;
        // What the box leaves out is the widest gap around the globe, so it begins where that gap ends.
        int west = 0;
        double widest = longitudes[0] + FULL_CIRCLE - longitudes[last];
        for (int i = 1; i <= last; i++) {
            double gap = longitudes[i] - longitudes[i - 1];
            if (gap > widest) {
                widest = gap;
                west = i;
            }
        }
        return JSON.arrayNode()
                .add(longitudes[west])
                .add(latitudes.getMin())
                .add(longitudes[west == 0 ? last : west - 1])
                .add(latitudes.getMax());
    }

    private static ObjectNode feature(EventView event) {
        var spot = Spot.of(event);
        var feature =
                JSON.objectNode().put("type", "Feature").put("id", event.id().toString());
        feature.putObject("geometry")
                .put("type", "Point")
                .putArray("coordinates")
                .add(spot.longitude())
                .add(spot.latitude());
        feature.set("properties", properties(event).put("precision", spot.precision()));
        return feature;
    }

    private static ObjectNode properties(EventView event) {
        var times = event.times();
        return JSON.objectNode()
                .put("id", event.id().toString())
                .put("slug", event.slug())
                .put(
                        "title",
                        event.title() != null ? event.title() : event.city().name())
                .put("city", event.city().name())
                .put("countryCode", event.city().countryCode())
                .put("countryName", event.city().countryName())
                .put("details", event.details().name())
                .put("status", event.status().name())
                .put("lifecycle", event.lifecycle().name())
                .put(
                        "startDate",
                        times.startDate() == null ? null : times.startDate().toString())
                .put("startsAtEpoch", times.startsAtEpoch())
                .put(
                        "startsAt",
                        times.startsAt() == null ? null : times.startsAt().toString())
                .put("signupUrl", event.signupUrl())
                .put("url", event.url());
    }

    /** Where to put an event on the map, in degrees. */
    private record Spot(double longitude, double latitude, String precision) {

        static Spot of(EventView event) {
            var venue = event.venue();
            var isAtVenue = event.attendance() != Attendance.online
                    && venue != null
                    && venue.longitude() != null
                    && venue.latitude() != null;
            return isAtVenue
                    ? new Spot(venue.longitude(), venue.latitude(), "venue")
                    : new Spot(event.city().longitude(), event.city().latitude(), "city");
        }
    }
}
