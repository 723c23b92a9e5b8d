package org.rallypoint.format.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Listing;
import org.rallypoint.format.prose.Legible;

/** A list as a JSON Feed 1.1, {@code application/feed+json}; what is unknown is left out, since it has no nulls. */
public final class JsonFeed {

    private JsonFeed() {}

    /** The feed, its keys in a fixed order; instants are UTC as of RFC 3339, {@code content_html} is safe to show. */
    public static JsonNode of(Listing listing) {
        var feed = JsonNodeFactory.instance.objectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", Legible.text(listing.title()));
        feed.put("home_page_url", listing.home().toString());
        feed.put("feed_url", listing.self().toString());
        feed.put("language", listing.language());
        var items = feed.putArray("items");
        listing.events().forEach(event -> items.add(item(listing, event)));
        return feed;
    }

    private static ObjectNode item(Listing listing, EventView event) {
        var entry = FeedEntry.of(listing, event);
        var item = JsonNodeFactory.instance.objectNode();
        item.put("id", entry.id());
        item.put("url", entry.url());
        putKnown(item, "external_url", event.signupUrl());
        item.put("title", entry.title());
        item.put("content_html", entry.html());
        putKnown(item, "summary", entry.summary());
        putKnown(item, "image", event.imageUrl());
        item.put("date_published", entry.created().toString());
        item.put("date_modified", entry.updated().toString());
        entry.categories().forEach(item.putArray("tags")::add);
        item.put("language", entry.language());
        return item;
    }

    private static void putKnown(ObjectNode item, String key, @Nullable String value) {
        if (value != null) {
            item.put(key, value);
        }
    }
}
