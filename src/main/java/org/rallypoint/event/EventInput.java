package org.rallypoint.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.city.Countries;
import org.rallypoint.city.NewCity;
import org.rallypoint.http.BodyReader;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkInput;
import org.rallypoint.link.LinkRel;
import org.rallypoint.link.WebAddress;

/**
 * Everything of an event that can be written, under the keys of its view. A merge patch (RFC 7396) is applied to the JSON of
 * the present state, and the result is read whole, so that creating and changing go by the same rules.
 */
@Schema(
        description =
                "What can be written of an event. City and country are enough to create one. In a merge patch a missing key stays as it is, and null clears. Texts are in the campaign's default language, others stand under `translations`.")
public record EventInput(
        @Nullable @Schema(description = "Id of a city, or its name in any language.", examples = "Zürich")
        String city,

        @Nullable @Schema(description = "ISO 3166-1 alpha-2, or XK; tells cities of one name apart.", examples = "CH")
        String countryCode,

        @Nullable @Schema(description = "Instead of `city`: a town that the gazetteer lacks.")
        NewCity newCity,

        @Nullable String title,

        @Nullable @Schema(description = "`protest` where nothing is said.")
        EventKind kind,

        @Nullable @Schema(description = "Plain text, up to 200 characters.")
        String summary,

        @Nullable @Schema(description = "Limited Markdown, up to 10,000 characters.")
        String description,

        @Nullable @Schema(description = "One line for the public on what became of it.")
        String statusNote,

        @Nullable @Schema(format = "uri") String imageUrl,

        @Nullable @Schema(description = "What the image shows, for those who don't see it.")
        String imageAlt,

        @Nullable @Schema(description = "BCP 47; languages spoken there, up to 10.")
        List<String> languages,

        @Nullable AccessibilityInput accessibility,
        @Nullable @Schema(description = "Plain text.") String whatToBring,

        @Nullable @Schema(description = "`unknown` where nothing is said.")
        Permit permit,

        @Nullable @Schema(description = "Local day on which it starts.", examples = "2025-02-10")
        LocalDate startDate,

        @Nullable @Schema(description = "Local day on which it ends, where it goes on for several.")
        LocalDate endDate,

        @Nullable @Schema(description = "Local time, `HH:mm`.", examples = "14:00")
        String startTime,

        @Nullable
        @Schema(description = "Local time, `HH:mm`; not after `startTime` and without `endDate`: on the next day.")
        String endTime,

        @Nullable @Schema(description = "Which of two, where a clock change makes the start time occur twice.")
        String startOffset,

        @Nullable @Schema(description = "Which of two, where a clock change makes the end time occur twice.")
        String endOffset,

        @Nullable VenueInput venue,

        @Nullable @Schema(description = "`in_person` where nothing is said.")
        Attendance attendance,

        @Nullable
        @Schema(
                minimum = "1",
                maximum = "20000",
                description = "How far people travel to it, in kilometres; null is not said.")
        Integer catchmentKm,

        @Nullable @Schema(description = "Up to 20, in the order in which they are shown.")
        List<LinkInput> signupLinks,

        @Nullable @Schema(description = "Up to 20.") List<OtherLinkInput> links,

        @Nullable @Schema(description = "Who organises it, as text.")
        String organisedBy,

        @Nullable
        @Schema(
                description =
                        "How it stands to the campaign: `listed` where nothing is said, anything else by those who may publish it.")
        Affiliation affiliation,

        @Nullable TurnoutInput turnout,

        @Nullable @Schema(description = "Texts by BCP 47 language, other than the campaign's default one.")
        SortedMap<String, EventTranslationInput> translations) {

    /** What only stands in answers. */
    private static final Set<String> READ_ONLY = EventView.KEYS.stream()
            .filter(key -> Arrays.stream(EventInput.class.getRecordComponents())
                    .noneMatch(component -> component.getName().equals(key)))
            .collect(Collectors.toUnmodifiableSet());

    static final int MAX_TITLE = 200;
    static final int MAX_SUMMARY = 200;
    static final int MAX_DESCRIPTION = 10_000;
    static final int MAX_NOTE = 500;
    static final int MAX_LONG_NOTE = 2000;
    private static final int MAX_LANGUAGES = 10;
    private static final int MAX_TRANSLATIONS = 40;
    private static final int LARGEST_CATCHMENT = 20_000;
    private static final int LARGEST_TURNOUT = 100_000_000;

    /** Keys that say where it is; they are resolved before anything else. */
    static final Set<String> PLACE = Set.of("city", "countryCode", "newCity");

    /** Keys that say when it is. */
    static final String[] WHEN = {"startDate", "endDate", "startTime", "endTime", "startOffset", "endOffset"};

    /** Of a published event, a change of these is worth telling everyone who means to come. */
    static final Set<String> MATERIAL = Set.of(
            "city",
            "startDate",
            "endDate",
            "startTime",
            "endTime",
            "startOffset",
            "endOffset",
            "venue",
            "attendance",
            "signupLinks",
            "status");

    /** For whom it is easy to come. */
    @Schema(name = "AccessibilityInput", description = "For whom it is easy to come; null is unknown.")
    public record AccessibilityInput(
            @Nullable Boolean wheelchair,
            @Nullable Boolean signLanguage,
            @Nullable Boolean quietArea,
            @Nullable String note) {}

    /** Where in the city. */
    @Schema(name = "VenueInput", description = "Where in the city people meet; a latitude goes with a longitude.")
    public record VenueInput(
            @Nullable @Schema(examples = "Bundesplatz") String name,
            @Nullable String address,

            @Nullable @Schema(minimum = "-90", maximum = "90", description = "Degrees north, WGS 84.")
            Double latitude,

            @Nullable @Schema(minimum = "-180", maximum = "180", description = "Degrees east, WGS 84.")
            Double longitude) {

        static VenueInput of(@Nullable Venue venue) {
            return venue == null
                    ? null
                    : new VenueInput(venue.name(), venue.address(), venue.latitude(), venue.longitude());
        }

        Venue venue() {
            return new Venue(name, address, latitude, longitude);
        }
    }

    /** How many came. */
    @Schema(name = "TurnoutInput", description = "How many people came.")
    public record TurnoutInput(
            @Nullable @Schema(maximum = "100000000", description = "At least so many.")
            Integer low,

            @Nullable @Schema(maximum = "100000000", description = "At most so many.")
            Integer high,

            @Nullable @Schema(description = "Who counted, or a link.")
            String source) {

        static TurnoutInput of(@Nullable Turnout turnout) {
            return turnout == null ? null : new TurnoutInput(turnout.low(), turnout.high(), turnout.source());
        }

        Turnout turnout() {
            return new Turnout(low, high, source);
        }
    }

    /** Reads all keys; {@code alsoWritable} are some that stand in the view too and are read elsewhere. */
    static EventInput read(BodyReader body, Collection<String> alsoWritable) {
        var readOnly = new HashSet<>(READ_ONLY);
        readOnly.removeAll(alsoWritable);
        body.readOnly(readOnly);
        return new EventInput(
                body.line("city", MAX_TITLE),
                Countries.read(body, "countryCode"),
                body.object("newCity").map(NewCity::read).orElse(null),
                body.line("title", MAX_TITLE),
                body.oneOf("kind", EventKind.class),
                body.line("summary", MAX_SUMMARY),
                body.lines("description", MAX_DESCRIPTION),
                body.line("statusNote", MAX_NOTE),
                page(body, "imageUrl"),
                body.line("imageAlt", MAX_NOTE),
                body.languages("languages", MAX_LANGUAGES),
                body.object("accessibility").map(EventInput::accessibility).orElse(null),
                body.lines("whatToBring", MAX_LONG_NOTE),
                body.oneOf("permit", Permit.class),
                body.day("startDate"),
                body.day("endDate"),
                text(body.time("startTime")),
                text(body.time("endTime")),
                text(body.offset("startOffset")),
                text(body.offset("endOffset")),
                body.object("venue").map(EventInput::venue).orElse(null),
                body.oneOf("attendance", Attendance.class),
                body.whole("catchmentKm", 1, LARGEST_CATCHMENT),
                LinkInput.read(body, "signupLinks"),
                OtherLinkInput.read(body, "links"),
                body.line("organisedBy", MAX_TITLE),
                body.oneOf("affiliation", Affiliation.class),
                body.object("turnout").map(EventInput::turnout).orElse(null),
                translations(body));
    }

    private static String page(BodyReader body, String key) {
        var url = body.url(key);
        return url == null
                ? null
                : body.get(() -> WebAddress.ofPage(key, url).url()).orElse(null);
    }

    private static AccessibilityInput accessibility(BodyReader body) {
        return new AccessibilityInput(
                body.flag("wheelchair"),
                body.flag("signLanguage"),
                body.flag("quietArea"),
                body.lines("note", MAX_LONG_NOTE));
    }

    private static VenueInput venue(BodyReader body) {
        return new VenueInput(
                body.line("name", MAX_TITLE),
                body.line("address", MAX_NOTE),
                body.decimal("latitude", -90, 90),
                body.decimal("longitude", -180, 180));
    }

    private static TurnoutInput turnout(BodyReader body) {
        return new TurnoutInput(
                body.whole("low", 0, LARGEST_TURNOUT),
                body.whole("high", 0, LARGEST_TURNOUT),
                body.line("source", MAX_LONG_NOTE));
    }

    private static SortedMap<String, EventTranslationInput> translations(BodyReader body) {
        var translations = new TreeMap<String, EventTranslationInput>();
        body.byLanguage("translations")
                .forEach((language, texts) -> translations.put(language, EventTranslationInput.read(texts)));
        if (translations.size() > MAX_TRANSLATIONS) {
            body.refuse("translations", "too_many", "An event speaks up to " + MAX_TRANSLATIONS + " languages.");
        }
        return translations;
    }

    private static String text(@Nullable LocalTime time) {
        return time == null ? null : EventTimesView.text(time);
    }

    private static String text(@Nullable ZoneOffset offset) {
        return offset == null ? null : EventTimesView.text(offset);
    }

    /** As the event stands now. */
    static EventInput of(Event event) {
        var language = event.campaign().defaultLanguage();
        var text = event.text(language);
        var when = event.schedule();
        var access = AccessibilityView.of(event.accessibility(), text.accessibilityNote());
        var translations = new TreeMap<String, EventTranslationInput>();
        event.writtenLanguages().stream()
                .filter(other -> !other.equals(language))
                .forEach(other -> translations.put(other, EventTranslationInput.of(event, other)));
        return new EventInput(
                event.city().id(),
                event.city().countryCode(),
                null,
                text.title(),
                event.kind(),
                text.summary(),
                text.description(),
                text.statusNote(),
                event.imageUrl(),
                text.imageAlt(),
                List.copyOf(event.spokenLanguages()),
                new AccessibilityInput(access.wheelchair(), access.signLanguage(), access.quietArea(), access.note()),
                text.whatToBring(),
                event.permit(),
                when.startDate(),
                when.endDate(),
                text(when.startTime()),
                text(when.endTime()),
                text(when.startOffset()),
                text(when.endOffset()),
                VenueInput.of(event.venue()),
                event.attendance(),
                event.catchmentKm(),
                event.signupLinks().stream()
                        .map(link -> LinkInput.of(link, language))
                        .toList(),
                event.otherLinks().stream()
                        .map(link -> OtherLinkInput.of(link, language))
                        .toList(),
                event.organisedBy(),
                event.affiliation(),
                TurnoutInput.of(event.turnout()),
                translations);
    }

    /** Does to the event what is different from how it stands; rules that refuse it are collected by the reader. */
    void applyTo(Event event, BodyReader faults) {
        var before = of(event);
        var language = event.campaign().defaultLanguage();
        // A rule about several values says nothing useful while one of them can't be read.
        if (faults.isFine(WHEN) && !schedule().equals(event.schedule())) {
            faults.check(() -> event.happens(schedule()));
        }
        if (faults.isFine("venue") && !Objects.equals(venue, before.venue)) {
            faults.check(() -> event.meetAt(venue == null ? null : venue.venue()));
        }
        var attendanceOrDefault = or(attendance, Attendance.in_person);
        var kindOrDefault = or(kind, EventKind.protest);
        event.isOfKind(kindOrDefault, attendanceOrDefault);
        event.isOrganised(organisedBy, or(affiliation, Affiliation.listed), or(permit, Permit.unknown));
        event.isFor(languages, access(), catchmentKm);
        if (faults.isFine("turnout")) {
            faults.check(() -> event.counted(turnout == null ? null : turnout.turnout()));
        }
        event.illustrate(imageUrl);
        var linksBefore =
                Map.of("signup", before.signupLinks, "links", before.links, "labels", labels(before.translations));
        var linksNow = Map.of("signup", signupLinks, "links", links, "labels", labels(translations));
        if (faults.isFine("signupLinks", "links") && !linksNow.equals(linksBefore)) {
            faults.check(() -> event.linkTo(allLinks(language)));
        }
        sayAll(event, language, faults);
    }

    private void sayAll(Event event, String language, BodyReader faults) {
        var note = accessibility == null ? null : accessibility.note();
        event.say(language, new EventText(title, summary, description, statusNote, whatToBring, imageAlt, note));
        if (translations.containsKey(language)) {
            faults.refuse(
                    "translations",
                    "default_language",
                    "Texts in " + language + ", the campaign's default language, stand beside translations.");
        }
        event.texts().keySet().stream()
                .filter(other -> !other.equals(language) && !translations.containsKey(other))
                .toList()
                .forEach(other -> event.say(other, EventText.EMPTY));
        translations.forEach((other, texts) -> event.say(other, texts.text()));
    }

    /** When it is, once that is known to be readable. */
    Schedule schedule() {
        return new Schedule(
                startDate,
                endDate,
                startTime == null ? null : LocalTime.parse(startTime),
                endTime == null ? null : LocalTime.parse(endTime),
                startOffset == null ? null : ZoneOffset.of(startOffset),
                endOffset == null ? null : ZoneOffset.of(endOffset));
    }

    private Accessibility access() {
        return accessibility == null
                ? null
                : new Accessibility(
                        accessibility.wheelchair(), accessibility.signLanguage(), accessibility.quietArea());
    }

    private List<Link> allLinks(String language) {
        var all = new ArrayList<Link>();
        for (var link : signupLinks) {
            var address = WebAddress.ofPage("signupLinks", link.url());
            var labels = labels(link.url(), link.label(), language);
            all.add(new Link(
                    all.size(), LinkRel.signup, address, link.kind(), Boolean.TRUE.equals(link.primary()), labels));
        }
        for (var link : links) {
            var address = WebAddress.ofPage("links", link.url());
            all.add(new Link(all.size(), link.rel(), address, null, false, labels(link.url(), link.label(), language)));
        }
        return all;
    }

    private Map<String, String> labels(String url, @Nullable String label, String language) {
        var labels = new HashMap<String, String>();
        if (label != null) {
            labels.put(language, label);
        }
        translations.forEach((other, texts) -> {
            var translated = texts.linkLabels().get(url);
            if (translated != null) {
                labels.put(other, translated);
            }
        });
        return labels;
    }

    private static Map<String, Map<String, String>> labels(Map<String, EventTranslationInput> translations) {
        var labels = new TreeMap<String, Map<String, String>>();
        translations.forEach((language, texts) -> {
            if (!texts.linkLabels().isEmpty()) {
                labels.put(language, texts.linkLabels());
            }
        });
        return labels;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    /** A label for a link that the event doesn't have is a slip, unless the link was just taken away. */
    void checkLabels(ObjectNode given, BodyReader body) {
        var urls = Stream.concat(
                        signupLinks.stream().map(LinkInput::url), links.stream().map(OtherLinkInput::url))
                .toList();
        LinkInput.checkLabels(given, urls, body);
    }

    /** A patch that names another city means its country, too, unless it says so. */
    static ObjectNode withItsPlace(ObjectNode patch) {
        var complete = patch.deepCopy();
        if (patch.has("city") || patch.hasNonNull("newCity")) {
            PLACE.stream().filter(key -> !patch.has(key)).forEach(complete::putNull);
        }
        return complete;
    }
}
