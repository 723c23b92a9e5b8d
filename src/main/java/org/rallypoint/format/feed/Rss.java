package org.rallypoint.format.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.rallypoint.format.Listing;

/** A list as an RSS 2.0 feed, {@code application/rss+xml}. */
public final class Rss {

    private static final String MINUTES_TO_LIVE = "60";

    private Rss() {}

    /** The feed as XML, to be written in UTF-8; dates are RFC 1123 in GMT, descriptions are HTML, escaped. */
    public static String of(Listing listing) {
        var xml = new XmlText();
        xml.open("rss", "version", "2.0", "xmlns:atom", "http://www.w3.org/2005/Atom");
        xml.open("channel");
        xml.element("title", listing.title());
        xml.element("link", listing.home().toString());
        xml.element("description", listing.title());
        xml.element("language", listing.language());
        FeedEntry.lastUpdate(listing).ifPresent(updated -> xml.element("lastBuildDate", date(updated)));
        xml.element("ttl", MINUTES_TO_LIVE);
        xml.empty(
                "atom:link",
                "rel",
                "self",
                "type",
                "application/rss+xml",
                "href",
                listing.self().toString());
        listing.events().forEach(event -> write(xml, FeedEntry.of(listing, event)));
        return xml.end();
    }

    private static void write(XmlText xml, FeedEntry entry) {
        xml.open("item");
        xml.element("guid", entry.id(), "isPermaLink", "false");
        xml.element("title", entry.title());
        xml.element("link", entry.url());
        xml.element("description", entry.html());
        xml.element("pubDate", date(entry.updated()));
        entry.categories().forEach(category -> xml.element("category", category));
        xml.close();
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
