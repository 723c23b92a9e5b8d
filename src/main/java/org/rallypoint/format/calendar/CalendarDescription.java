package org.rallypoint.format.calendar;

import jakarta.annotation.Nullable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Words;
import org.rallypoint.link.SignupLinkView;

/** What a calendar's reader sees under an event: all that has no line of its own, as paragraphs. */
final class CalendarDescription {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Words words;
    private final List<String> paragraphs = new ArrayList<>();

    private CalendarDescription(EventView event) {
        words = Words.in(event.language());
        add(event.statusNote());
        add(event.summary());
        add(event.description());
        if (event.times().startDate() != null && event.previousStartDate() != null) {
            add(words.of("moved_from", previously(event)));
        }
        event.signupLinks().forEach(this::add);
        add("bring", event.whatToBring());
        add("accessibility", event.accessibility().note());
        add(event.url());
    }

    /** The paragraphs, with an empty line between two. */
    static String of(EventView event) {
        return String.join("\n\n", new CalendarDescription(event).paragraphs);
    }

    private String previously(EventView event) {
        var day = words.day(event.previousStartDate());
        return event.previousStartsAt() == null
                ? day
                : day + ", "
                        + TIME.format(event.previousStartsAt()
                                .atZone(ZoneId.of(event.times().timeZone())));
    }

    private void add(SignupLinkView link) {
        add((link.label() == null ? words.of("sign_up") : link.label()) + ": " + link.url());
    }

    private void add(String word, @Nullable String text) {
        if (text != null) {
            add(words.of(word) + ": " + text);
        }
    }

    private void add(@Nullable String text) {
        if (text != null) {
            paragraphs.add(text);
        }
    }
}
