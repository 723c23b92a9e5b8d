package org.rallypoint.importer.json;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.importer.proposal.MapPoint;
import org.rallypoint.importer.proposal.PlainText;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Sketch;
import org.rallypoint.importer.proposal.SourceTime;
import org.rallypoint.importer.proposal.WebLinks;

/** An Event of schema.org. */
final class SchemaEvent {

    /** What is read of it. */
    static final Set<String> KEYS = Set.of(
            "@type",
            "@id",
            "name",
            "description",
            "startDate",
            "endDate",
            "eventStatus",
            "eventAttendanceMode",
            "location",
            "url",
            "offers",
            "image",
            "organizer",
            "inLanguage");

    private static final Map<String, String> ATTENDANCE = Map.of(
            "offlineeventattendancemode", "in_person",
            "onlineeventattendancemode", "online",
            "mixedeventattendancemode", "mixed");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}");

    private final SchemaThing event;
    private final Sketch sketch;

    private SchemaEvent(SchemaThing event) {
        this.event = event;
        this.sketch = event.sketch();
    }

    static Proposal read(SchemaThing thing) {
        var event = new SchemaEvent(thing);
        event.readTexts();
        event.readTimes();
        event.readPlaces();
        event.readLinks();
        event.readOrganizers();
        return event.sketch.proposal();
    }

    private void readTexts() {
        // A name that holds within one page only is none.
        sketch.isCalled(event.texts("@id")
                .filter(id -> id.contains(":") && !id.startsWith("_:"))
                .findFirst()
                .orElse(null));
        sketch.say("title", event.text("name"));
        sketch.describe(event.text("description"));
        sketch.speaks(Stream.concat(
                        event.texts("inLanguage"),
                        event.things("inLanguage").stream()
                                .flatMap(language ->
                                        Stream.concat(language.texts("alternateName"), language.texts("name"))))
                .filter(language -> LANGUAGE.matcher(language).matches())
                .distinct()
                .toList());
    }

    private void readTimes() {
        var status = event.choice("eventStatus");
        sketch.isCancelled(status.equals("eventcancelled"));
        if (status.equals("eventpostponed")) {
            // The day that stands there is the one on which it won't be.
            sketch.doubt("postponed", "It is postponed; enter its new day.");
        } else {
            sketch.happens(time("startDate"), time("endDate"));
        }
    }

    @Nullable
    private SourceTime time(String key) {
        var written = event.text(key);
        var time = Optional.ofNullable(written).flatMap(SourceTime::parse);
        if (written != null && time.isEmpty()) {
            sketch.doubt("bad_time", "Its " + key + " is no day or time from 1900 to 2999.");
        }
        return time.orElse(null);
    }

    private void readPlaces() {
        var places = event.things("location").stream()
                .filter(place -> !place.is("VirtualLocation"))
                .toList();
        var pages = event.things("location").stream()
                .filter(place -> place.is("VirtualLocation"))
                .toList();
        var written = event.texts("location").findFirst().orElse(null);
        var isSomewhere = written != null || !places.isEmpty();
        var bySort = pages.isEmpty() ? null : isSomewhere ? "mixed" : "online";
        sketch.choose("attendance", ATTENDANCE.getOrDefault(event.choice("eventAttendanceMode"), bySort));
        pages.forEach(page -> sketch.link(page.text("url")));
        if (!places.isEmpty()) {
            readPlace(places.get(0));
        } else if (written != null && WebLinks.isWeb(written)) {
            sketch.link(written);
        } else if (written != null) {
            sketch.isAt(null, null, null, PlainText.line(written), null);
            sketch.meetsAt(null, written, null);
        }
    }

    private void readPlace(SchemaThing place) {
        var address = place.first("address");
        var geo = place.thing().has("geo") ? place.first("geo") : place;
        var point = MapPoint.read(geo.fields().decimal("latitude"), geo.fields().decimal("longitude"), sketch);
        var name = place.text("name");
        var written = place.texts("address").findFirst().orElse(null);
        var street = address.text("streetAddress");
        var city = address.text("addressLocality");
        var oneLine =
                Stream.of(name, written, street).filter(text -> text != null).collect(Collectors.joining(", "));
        sketch.isAt(
                city,
                address.text("addressRegion"),
                country(address),
                city == null && !oneLine.isEmpty() ? PlainText.line(oneLine) : null,
                point);
        var whole = UsualPlace.address(street, address.fields().id("postalCode"), city);
        sketch.meetsAt(name, whole == null ? written : whole, point);
    }

    @Nullable
    private static String country(SchemaThing address) {
        var wrapped = address.first("addressCountry").text("name");
        return wrapped == null ? address.texts("addressCountry").findFirst().orElse(null) : wrapped;
    }

    private void readLinks() {
        // Offers lead to where people sign up, on whatever host.
        event.things("offers").forEach(offer -> sketch.signUp(offer.text("url")));
        event.texts("url").forEach(sketch::link);
        event.texts("image").forEach(sketch::shows);
        event.things("image").forEach(image -> {
            sketch.shows(image.text("url"));
            sketch.shows(image.text("contentUrl"));
        });
    }

    private void readOrganizers() {
        var names = new ArrayList<String>();
        for (var organizer : event.things("organizer")) {
            var name = organizer.text("name");
            if (organizer.isOrganization() && name != null) {
                names.add(name);
            }
            for (var reached : Stream.concat(Stream.of(organizer), organizer.things("contactPoint").stream())
                    .toList()) {
                sketch.mailbox(name, reached.text("email"));
                sketch.reach(name, reached.text("telephone"));
            }
        }
        sketch.say("organisedBy", String.join(", ", names));
    }
}
