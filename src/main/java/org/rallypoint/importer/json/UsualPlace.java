package org.rallypoint.importer.json;

import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.importer.proposal.MapPoint;
import org.rallypoint.importer.proposal.Sketch;

/** The place and the contact of an event as OSDI has them, which Mobilize took over. */
final class UsualPlace {

    private UsualPlace() {}

    /** @param isShown whether everyone may know where in the city it is */
    static void read(JsonFields location, boolean isShown, Sketch sketch) {
        var geo = location.object("location");
        var point = MapPoint.read(geo.decimal("latitude"), geo.decimal("longitude"), sketch);
        var lines = location.joined("address_lines");
        var city = location.text("locality");
        sketch.isAt(city, location.text("region"), location.text("country"), city == null ? lines : null, point);
        if (isShown) {
            var isExact = !"Approximate".equalsIgnoreCase(geo.text("accuracy"));
            sketch.meetsAt(
                    location.text("venue"), address(lines, location.id("postal_code"), city), isExact ? point : null);
        }
    }

    /** The street, and with a postal code the city behind it; null without a street. */
    @Nullable
    static String address(@Nullable String street, @Nullable String postalCode, @Nullable String city) {
        if (street == null || postalCode == null) {
            return street;
        }
        return street + ", "
                + Stream.of(postalCode, city).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    static void readContact(JsonFields contact, Sketch sketch) {
        sketch.mailbox(contact.text("name"), contact.text("email_address"));
        sketch.reach(contact.text("name"), contact.text("phone_number"));
    }
}
