package org.rallypoint.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rallypoint.event.EventView;
import org.rallypoint.event.Venue;

/** Where an event is, as a {@code Place} of schema.org: its venue as far as known, in its city. */
final class SchemaOrgPlace {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Venue UNKNOWN = new Venue(null, null, null, null);

    private SchemaOrgPlace() {}

    static ObjectNode of(EventView event) {
        var venue = event.venue() == null ? UNKNOWN : event.venue();
        var city = event.city();
        var place =
                JSON.objectNode().put("@type", "Place").put("name", venue.name() != null ? venue.name() : city.name());
        var address = place.putObject("address").put("@type", "PostalAddress");
        if (venue.address() != null) {
            address.put("streetAddress", venue.address());
        }
        address.put("addressLocality", city.name());
        // Elsewhere it is a number of GeoNames, which means nothing to anybody.
        if (city.region() != null && city.region().chars().anyMatch(Character::isLetter)) {
            address.put("addressRegion", city.region());
        }
        address.put("addressCountry", city.countryCode());
        if (venue.latitude() != null && venue.longitude() != null) {
            place.set("geo", geo(venue.latitude(), venue.longitude()));
        } else if (venue.name() == null && venue.address() == null) {
            // The middle of the city is the point of the city, not of a venue somewhere in it.
            place.set("geo", geo(city.latitude(), city.longitude()));
        }
        return place;
    }

    private static ObjectNode geo(double latitude, double longitude) {
        return JSON.objectNode()
                .put("@type", "GeoCoordinates")
                .put("latitude", latitude)
                .put("longitude", longitude);
    }
}
