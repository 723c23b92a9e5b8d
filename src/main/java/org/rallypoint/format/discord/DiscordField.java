package org.rallypoint.format.discord;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.Details;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventTimesView;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Words;

/** A field of an embed, a heading and the lines under it, in Discord's Markdown. */
record DiscordField(String name, String value) {

    static final int MAX_NAME = 256;
    static final int MAX_VALUE = 1024;

    private static final int MAX_WHEN = 160;
    private static final int MAX_LINK = 400;
    private static final int MAX_LABEL = 100;
    private static final int MAX_NOTE = 200;
    private static final int MAX_VENUE = 150;
    private static final long DAY = 86_400;

    /** What Discord counts of it towards the 6,000 of a message. */
    int length() {
        return name.length() + value.length();
    }

    /** An event of a list: what and where it is, then when, where to sign up, what became of it and the venue. */
    static DiscordField of(EventView event) {
        var lines = new ArrayList<String>();
        lines.add(when(event));
        if (event.signupUrl() != null && event.status() != EventStatus.cancelled) {
            var signUp = words(event).of("sign_up");
            DiscordText.link(signUp, MAX_LINK, event.signupUrl(), event.url()).ifPresent(lines::add);
        }
        if (event.statusNote() != null) {
            lines.add(DiscordText.line(event.statusNote(), MAX_NOTE));
        }
        lines.add(DiscordText.line(joined(", ", venue(event), online(event)), MAX_VENUE));
        lines.removeIf(String::isEmpty);
        return new DiscordField(DiscordText.line(heading(event), MAX_NAME), String.join("\n", lines));
    }

    /** Where a single event is: its venue, as far as known, and its city. */
    static DiscordField where(EventView event) {
        return new DiscordField(words(event).of("where"), DiscordText.line(location(event), MAX_VALUE));
    }

    /** The same as people typed it. */
    static String location(EventView event) {
        return joined(", ", venue(event), place(event), online(event));
    }

    /** Each sign-up link that there is room for, with its address in sight; empty where there is none to use. */
    static Optional<DiscordField> signUp(EventView event) {
        return hasSignUp(event)
                ? Optional.of(new DiscordField(words(event).of("sign_up"), links(event, MAX_VALUE)))
                : Optional.empty();
    }

    /** An event of a list of sign-up links: what, where and when it is, then each of its links, or else its page. */
    static DiscordField links(EventView event) {
        var when = when(event);
        var page = "<" + DiscordText.url(event.url()) + ">";
        var links = hasSignUp(event) ? links(event, MAX_VALUE - when.length() - 1) : page;
        return new DiscordField(DiscordText.line(heading(event), MAX_NAME), when + "\n" + links);
    }

    private static boolean hasSignUp(EventView event) {
        return !event.signupLinks().isEmpty() && event.status() != EventStatus.cancelled;
    }

    /** Those that there is room for, else the event's page. */
    private static String links(EventView event, int room) {
        var value = new StringBuilder();
        for (var link : event.signupLinks()) {
            var label = link.label() == null ? "" : DiscordText.line(link.label(), MAX_LABEL) + ": ";
            var line = label + "<" + DiscordText.url(link.url()) + ">\n";
            if (value.length() + line.length() <= room) {
                value.append(line);
            }
        }
        return value.isEmpty()
                ? "<" + DiscordText.url(event.url()) + ">"
                : value.toString().strip();
    }

    /**
     * When an event is: on the reader's own clock where a time is known, else the day, else that it is to follow. What it was
     * moved from is told too.
     */
    static String when(EventView event) {
        var words = words(event);
        var times = event.times();
        var from = event.previousStartDate();
        var isMoved = event.status() != EventStatus.cancelled
                && from != null
                && times.startDate() != null
                && !from.equals(times.startDate());
        return isMoved ? time(event) + "\n" + words.of("moved_from", words.day(from)) : time(event);
    }

    private static String time(EventView event) {
        var words = words(event);
        var times = event.times();
        if (times.startsAtEpoch() != null) {
            return "<t:" + times.startsAtEpoch() + ":F>" + end(times, words);
        }
        if (times.startDate() != null) {
            return DiscordText.line(words.when(times), MAX_WHEN);
        }
        return words.of(
                event.status() == EventStatus.cancelled
                        ? "cancelled"
                        : event.details() == Details.to_follow ? "to_follow" : "date_to_follow");
    }

    private static String end(EventTimesView times, Words words) {
        if (times.endsAtEpoch() != null) {
            var style = times.endsAtEpoch() - times.startsAtEpoch() < DAY ? "t" : "F";
            return " – <t:" + times.endsAtEpoch() + ":" + style + ">";
        }
        var isLonger = times.endDate() != null && times.endDate().isAfter(times.startDate());
        return isLonger ? " – " + words.day(times.endDate()) : "";
    }

    private static String heading(EventView event) {
        var mark = event.status() == EventStatus.scheduled
                ? ""
                : "[" + words(event).of(event.status().name()) + "] ";
        return mark + joined(" – ", place(event), event.title());
    }

    private static String place(EventView event) {
        return joined(", ", event.city().name(), event.city().countryName());
    }

    @Nullable
    private static String venue(EventView event) {
        var venue = event.attendance() == Attendance.online ? null : event.venue();
        return venue == null ? null : joined(", ", venue.name(), venue.address());
    }

    @Nullable
    private static String online(EventView event) {
        return event.attendance() == Attendance.in_person ? null : words(event).of("online");
    }

    /** Those that are known. */
    private static String joined(String separator, @Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(separator));
    }

    private static Words words(EventView event) {
        return Words.in(event.language());
    }
}
