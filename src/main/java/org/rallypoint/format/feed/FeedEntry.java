package org.rallypoint.format.feed;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Listing;
import org.rallypoint.format.prose.Legible;

/**
 * What the feeds say of one event; every text is fit for XML.
 *
 * @param id {@code urn:uuid:…}, the same on every host
 * @param title with what became of the event in front
 * @param url its public page
 * @param language BCP 47
 * @param html all that people need to know, in that language
 * @param updated rises with each revision
 * @param categories the campaign's title, the kind of event and the city
 */
record FeedEntry(
        String id,
        String title,
        String url,
        String language,
        @Nullable String summary,
        String html,
        Instant created,
        Instant updated,
        List<String> categories) {

    static FeedEntry of(Listing listing, EventView event) {
        return new FeedEntry(
                "urn:uuid:" + event.id(),
                Legible.text(listing.markedHeadline(event)),
                event.url(),
                event.language(),
                event.summary() == null ? null : Legible.text(event.summary()),
                EntryHtml.of(event),
                event.createdAt(),
                event.updatedAt(),
                categories(listing, event));
    }

    private static List<String> categories(Listing listing, EventView event) {
        return Stream.of(
                        listing.campaigns().get(event.campaign()),
                        event.kind().name(),
                        event.city().name())
                .map(Legible::text)
                .distinct()
                .toList();
    }

    /** When any of the events was last changed; empty for a list without events. */
    static Optional<Instant> lastUpdate(Listing listing) {
        return listing.events().stream().map(EventView::updatedAt).max(Comparator.naturalOrder());
    }
}
