package org.rallypoint.format.feed;

import jakarta.annotation.Nullable;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.event.Details;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Words;
import org.rallypoint.format.prose.Legible;
import org.rallypoint.format.prose.Markdown;

/** An event as a feed shows it: a few paragraphs of HTML without scripts, styles and pictures, in its language. */
final class EntryHtml {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final EventView event;
    private final Words words;
    private final StringBuilder html = new StringBuilder();

    private EntryHtml(EventView event) {
        this.event = event;
        words = Words.in(event.language());
    }

    static String of(EventView event) {
        return new EntryHtml(event).text();
    }

    private String text() {
        list(row("when", escaped(when())), row("where", escaped(where())));
        paragraph(whatBecameOfIt());
        if (event.summary() != null) {
            paragraph(escaped(event.summary()));
        }
        if (event.description() != null) {
            html.append(Markdown.html(event.description()));
        }
        list(
                row("sign_up", signUp()),
                row("accessibility", escaped(event.accessibility().note())),
                row("bring", escaped(event.whatToBring())));
        return html.toString();
    }

    private String when() {
        var when = words.when(event.times());
        if (when != null) {
            return when;
        }
        var window = event.times().window();
        return joined(
                " · ", words.of("window", words.shortDay(window.from()), words.shortDay(window.to())), dayToFollow());
    }

    private String where() {
        var venue = event.venue();
        var place = joined(
                ", ",
                venue == null ? null : venue.name(),
                venue == null ? null : venue.address(),
                event.city().name(),
                event.city().countryName());
        return switch (event.attendance()) {
            case in_person -> place;
            case mixed -> place + " · " + words.of("online");
            case online -> words.of("online") + " (" + place + ")";
        };
    }

    private String whatBecameOfIt() {
        var status = event.status() == EventStatus.scheduled
                ? null
                : words.of(event.status().name());
        var state = joined(" · ", status, movedFrom());
        var strong = state.isEmpty() ? null : "<strong>" + escaped(state) + "</strong>";
        return joined(" ", strong, escaped(event.statusNote()));
    }

    @Nullable
    private String movedFrom() {
        var date = event.previousStartDate();
        LocalTime time = null;
        if (event.previousStartsAt() != null) {
            var local = event.previousStartsAt().atZone(ZoneId.of(event.times().timeZone()));
            date = local.toLocalDate();
            time = local.toLocalTime();
        }
        return date == null
                ? null
                : words.of("moved_from", joined(", ", words.shortDay(date), time == null ? null : TIME.format(time)));
    }

    @Nullable
    private String signUp() {
        if (event.signupLinks().isEmpty()) {
            return escaped(toFollow());
        }
        return event.signupLinks().stream()
                .map(link -> "<a href=\"" + escaped(link.url()) + "\" rel=\"nofollow noopener noreferrer\">"
                        + escaped(link.label() == null ? words.of("sign_up") : link.label()) + "</a>")
                .collect(Collectors.joining("<br>"));
    }

    @Nullable
    private String dayToFollow() {
        return event.details() == Details.to_follow || event.status() == EventStatus.cancelled
                ? toFollow()
                : words.of("date_to_follow");
    }

    /** Null of what will not happen. */
    @Nullable
    private String toFollow() {
        return event.status() == EventStatus.cancelled ? null : words.of("to_follow");
    }

    private String row(String word, @Nullable String content) {
        return content == null ? "" : "<dt>" + escaped(words.of(word)) + "</dt><dd>" + content + "</dd>";
    }

    private void list(String... rows) {
        var content = String.join("", rows);
        if (!content.isEmpty()) {
            html.append("<dl>").append(content).append("</dl>");
        }
    }

    private void paragraph(String content) {
        if (!content.isEmpty()) {
            html.append("<p>").append(content).append("</p>");
        }
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(between));
    }

    @Nullable
    private static String escaped(@Nullable String text) {
        return text == null ? null : Legible.markup(text);
    }
}
