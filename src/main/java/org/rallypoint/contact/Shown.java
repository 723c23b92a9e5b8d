package org.rallypoint.contact;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * The contacts of an event that a caller sees at a moment.
 *
 * @param next the first moment at which one of them disappears by itself; null without any
 */
public record Shown(List<ContactView> contacts, @Nullable Instant next) {

    static Shown of(List<ContactView> contacts) {
        return new Shown(
                contacts,
                contacts.stream()
                        .map(ContactView::visibleUntil)
                        .min(Instant::compareTo)
                        .orElse(null));
    }
}
