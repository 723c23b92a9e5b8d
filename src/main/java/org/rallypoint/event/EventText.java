package org.rallypoint.event;

import jakarta.persistence.Embeddable;

/** An event's texts in one language; what is null falls back to the campaign's default language. */
@Embeddable
public record EventText(
        String title,
        String summary,
        String description,
        String statusNote,
        String whatToBring,
        String imageAlt,
        String accessibilityNote) {

    static final EventText EMPTY = new EventText(null, null, null, null, null, null, null);

    public static EventText of(String title, String summary, String description) {
        return new EventText(title, summary, description, null, null, null, null);
    }

    public EventText withStatusNote(String note) {
        return new EventText(title, summary, description, note, whatToBring, imageAlt, accessibilityNote);
    }

    public EventText withWhatToBring(String things) {
        return new EventText(title, summary, description, statusNote, things, imageAlt, accessibilityNote);
    }

    public EventText withAccessibilityNote(String note) {
        return new EventText(title, summary, description, statusNote, whatToBring, imageAlt, note);
    }
}
