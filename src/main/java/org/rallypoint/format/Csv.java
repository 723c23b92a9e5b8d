package org.rallypoint.format;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.rallypoint.event.EventView;
import org.rallypoint.event.Turnout;
import org.rallypoint.event.Venue;
import org.rallypoint.link.SignupLinkView;

/**
 * A table in RFC 4180 for spreadsheets, under the API's keys: what people read comes first, what machines need last. The
 * import takes it back as it is.
 */
public final class Csv {

    /** What spreadsheets take for the beginning of a formula, and the apostrophe that keeps them from it. */
    private static final String GUARDED = "=+-@\t\r'";

    private static final List<Column> COLUMNS = List.of(
            text("city", event -> event.city().name()),
            text("countryName", event -> event.city().countryName()),
            plain("startDate", event -> event.times().startDate()),
            plain("startTime", event -> event.times().startTime()),
            plain("endDate", event -> event.times().endDate()),
            plain("endTime", event -> event.times().endTime()),
            text("title", EventView::title),
            plain("status", EventView::status),
            text("statusNote", EventView::statusNote),
            plain("details", EventView::details),
            text("signupUrl", EventView::signupUrl),
            text("venueName", event -> of(event.venue(), Venue::name)),
            text("venueAddress", event -> of(event.venue(), Venue::address)),
            text("summary", EventView::summary),
            text("description", EventView::description),
            plain("kind", EventView::kind),
            plain("attendance", EventView::attendance),
            text("languages", event -> words(event.languages())),
            text("organisedBy", EventView::organisedBy),
            plain("affiliation", EventView::affiliation),
            plain("permit", EventView::permit),
            text("whatToBring", EventView::whatToBring),
            plain("wheelchair", event -> event.accessibility().wheelchair()),
            plain("signLanguage", event -> event.accessibility().signLanguage()),
            plain("quietArea", event -> event.accessibility().quietArea()),
            text("accessibilityNote", event -> event.accessibility().note()),
            text("signupLinks", Csv::signupLinks),
            text("otherLinks", Csv::otherLinks),
            text("imageUrl", EventView::imageUrl),
            text("imageAlt", EventView::imageAlt),
            plain("turnoutLow", event -> of(event.turnout(), Turnout::low)),
            plain("turnoutHigh", event -> of(event.turnout(), Turnout::high)),
            text("turnoutSource", event -> of(event.turnout(), Turnout::source)),
            text("url", EventView::url),
            plain("catchmentKm", EventView::catchmentKm),
            plain("previousStartDate", EventView::previousStartDate),
            plain("previousStartsAt", EventView::previousStartsAt),
            text("region", event -> event.city().region()),
            plain("countryCode", event -> event.city().countryCode()),
            plain("latitude", event -> event.city().latitude()),
            plain("longitude", event -> event.city().longitude()),
            plain("venueLatitude", event -> of(event.venue(), Venue::latitude)),
            plain("venueLongitude", event -> of(event.venue(), Venue::longitude)),
            text("timeZone", event -> event.times().timeZone()),
            text("startOffset", event -> event.times().startOffset()),
            text("endOffset", event -> event.times().endOffset()),
            plain("startsAt", event -> event.times().startsAt()),
            plain("endsAt", event -> event.times().endsAt()),
            text("missing", event -> words(event.missing())),
            text("language", EventView::language),
            text("campaign", EventView::campaign),
            text("slug", EventView::slug),
            text("cityId", event -> event.city().id()),
            plain("revision", EventView::revision),
            plain("updatedAt", EventView::updatedAt),
            plain("id", EventView::id));

    private Csv() {}

    /** What stands under a heading; null is an empty cell. */
    private record Column(String key, Function<EventView, Object> cell) {}

    /** The table with its header row, lines ended by CR LF, without a byte order mark. */
    public static String of(Listing listing) {
        var table = new StringBuilder();
        try (var printer = new CSVPrinter(table, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS.stream().map(Column::key));
            for (var event : listing.events()) {
                printer.printRecord(COLUMNS.stream().map(column -> column.cell().apply(event)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.toString();
    }

    /** Numbers, days, values of a fixed set. */
    private static Column plain(String key, Function<EventView, Object> value) {
        return new Column(key, value);
    }

    private static Column text(String key, Function<EventView, String> text) {
        return new Column(key, event -> guarded(text.apply(event)));
    }

    @Nullable
    private static String guarded(@Nullable String text) {
        return text == null || text.isEmpty() || GUARDED.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    @Nullable
    private static <T, R> R of(@Nullable T whole, Function<T, R> part) {
        return whole == null ? null : part.apply(whole);
    }

    private static String words(Collection<?> words) {
        return words.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static String signupLinks(EventView event) {
        return event.signupLinks().stream().map(Csv::line).collect(Collectors.joining("\n"));
    }

    private static String line(SignupLinkView link) {
        return line(link.url(), link.kind().name(), link.label());
    }

    private static String otherLinks(EventView event) {
        return event.links().stream()
                .map(link -> line(link.url(), link.rel().name(), link.label()))
                .collect(Collectors.joining("\n"));
    }

    /** {@code https://example.org [website] | Sign up here}; no address has spaces or brackets there. */
    private static String line(String url, String kind, @Nullable String label) {
        return url + " [" + kind + "]" + (label == null ? "" : " | " + label.replaceAll("[\\r\\n]+", " "));
    }
}
