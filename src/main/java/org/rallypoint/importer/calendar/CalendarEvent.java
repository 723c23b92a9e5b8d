package org.rallypoint.importer.calendar;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rallypoint.importer.proposal.MapPoint;
import org.rallypoint.importer.proposal.PlainText;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Sketch;
import org.rallypoint.importer.proposal.WebLinks;

/**
 * The properties of one VEVENT. SEQUENCE, DTSTAMP, LAST-MODIFIED and CREATED say nothing in real feeds and are passed over;
 * who is invited (ATTENDEE) is nobody's business.
 */
final class CalendarEvent {

    private static final Set<String> ONCE = Set.of(
            "UID",
            "RECURRENCE-ID",
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "GEO",
            "URL",
            "DTSTART",
            "DTEND",
            "DURATION",
            "STATUS",
            "CLASS",
            "RRULE",
            "RDATE",
            "ORGANIZER");
    private static final Set<String> OFTEN = Set.of("CONTACT", "IMAGE", "ATTACH");
    private static final int MOST_OF_ONE_NAME = 20;

    private static final String DEGREES = "\\s*+([+-]?+[0-9]{1,3}+(?:\\.[0-9]{0,20}+)?+)\\s*+";
    private static final Pattern POINT = Pattern.compile(DEGREES + "[;,]" + DEGREES);
    private static final Pattern PICTURE =
            Pattern.compile("\\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])", Pattern.CASE_INSENSITIVE);
    /** Pages on which people meet; any other address in place of a place is a page about it. */
    private static final Pattern MEETING = Pattern.compile(
            "https?://(?:[a-z0-9-]{1,63}\\.)?(?:zoom\\.us|meet\\.google\\.com|teams\\.microsoft\\.com|teams\\.live\\.com|meet\\.jit\\.si|webex\\.com)(?:[/?#:].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Sketch sketch;
    private final Map<String, CalendarLine> once = new HashMap<>();
    private final Map<String, List<CalendarLine>> often = new HashMap<>();

    /** @param number of the line on which it begins */
    CalendarEvent(int number) {
        sketch = new Sketch(number);
    }

    void add(CalendarLine line) {
        if (ONCE.contains(line.name())) {
            once.putIfAbsent(line.name(), line);
        } else if (OFTEN.contains(line.name())) {
            var lines = often.computeIfAbsent(line.name(), name -> new ArrayList<>());
            if (lines.size() < MOST_OF_ONE_NAME) {
                lines.add(line);
            }
        } else if (line.name().isEmpty()) {
            sketch.doubt("unreadable_line", "Line " + line.number() + " is no property of a calendar.");
        }
    }

    Proposal proposal(CalendarZones zones) {
        var recurrence = value("RECURRENCE-ID");
        sketch.isCalled(text("UID") == null || recurrence == null ? text("UID") : text("UID") + "/" + recurrence);
        CalendarTimes.read(once, zones, sketch);
        if (once.containsKey("RRULE") || once.containsKey("RDATE")) {
            sketch.doubt("repeats", "It repeats; enter its days one by one.");
        }
        var audience = value("CLASS");
        if (audience != null && !audience.equalsIgnoreCase("PUBLIC")) {
            sketch.doubt("not_public", "It isn't shown to everyone where it comes from.");
        }
        readTitle();
        sketch.link(text("URL"));
        WebLinks.signUpPage(sketch.describe(text("DESCRIPTION"))).ifPresent(sketch::signUp);
        readPlace();
        readContacts();
        readPictures();
        return sketch.proposal();
    }

    @Nullable
    private String text(String name) {
        return Optional.ofNullable(once.get(name)).map(CalendarLine::text).orElse(null);
    }

    @Nullable
    private String value(String name) {
        return Optional.ofNullable(once.get(name))
                .map(line -> line.value().strip())
                .orElse(null);
    }

    private void readTitle() {
        var status = value("STATUS");
        var isCancelled = "CANCELLED".equalsIgnoreCase(status);
        var title = CalendarTitle.read(text("SUMMARY"));
        sketch.say("title", isCancelled ? title.text() : text("SUMMARY"));
        sketch.isCancelled(isCancelled && title.state() != CalendarTitle.State.postponed);
        if (title.state() == CalendarTitle.State.postponed) {
            // The day that stands there is the one on which it won't be.
            sketch.happens(null, null);
            sketch.doubt("postponed", "Its title says that it is postponed; enter its new day.");
        } else if (title.state() == CalendarTitle.State.cancelled && !isCancelled) {
            sketch.doubt("maybe_cancelled", "Its title says that it is cancelled, and its status doesn't.");
        }
    }

    private void readPlace() {
        var location = text("LOCATION");
        if (location != null && WebLinks.isWeb(location.strip())) {
            if (MEETING.matcher(location.strip()).matches()) {
                sketch.choose("attendance", "online");
            }
            // Luma puts another address of the same page there.
            if (!sketch.leadsToSignUp()) {
                sketch.link(location);
            }
            location = null;
        }
        var address = location == null || location.isBlank() ? null : PlainText.line(location);
        sketch.isAt(null, null, null, address, point());
        sketch.meetsAt(null, address, null);
    }

    @Nullable
    private MapPoint point() {
        var written = value("GEO");
        if (written == null) {
            return null;
        }
        var point = POINT.matcher(written);
        if (!point.matches()) {
            sketch.doubt("bad_point", "Its GEO is no latitude and longitude.");
            return null;
        }
        return MapPoint.read(Double.valueOf(point.group(1)), Double.valueOf(point.group(2)), sketch);
    }

    private void readContacts() {
        var organizer = once.get("ORGANIZER");
        if (organizer != null) {
            sketch.mailbox(organizer.parameter("CN"), organizer.value());
        }
        lines("CONTACT").forEach(contact -> sketch.reach(null, contact.text()));
    }

    private void readPictures() {
        lines("IMAGE").forEach(image -> sketch.shows(image.value()));
        for (var attached : lines("ATTACH")) {
            var type = attached.parameter("FMTTYPE");
            var isPicture = type == null
                    ? PICTURE.matcher(attached.value()).find()
                    : type.toLowerCase(Locale.ROOT).startsWith("image/");
            if (isPicture) {
                sketch.shows(attached.value());
            }
        }
    }

    private List<CalendarLine> lines(String name) {
        return often.getOrDefault(name, List.of());
    }
}
