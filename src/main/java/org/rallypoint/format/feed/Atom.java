package org.rallypoint.format.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.rallypoint.format.Listing;

/** A list as an Atom feed, RFC 4287, {@code application/atom+xml}. */
public final class Atom {

    private Atom() {}

    /** The feed as XML, to be written in UTF-8; a list without events was updated in 1970, never now. */
    public static String of(Listing listing) {
        var xml = new XmlText();
        xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", listing.language());
        xml.element("id", id(listing.self()));
        xml.element("title", listing.title());
        xml.element(
                "updated", FeedEntry.lastUpdate(listing).orElse(Instant.EPOCH).toString());
        xml.empty(
                "link",
                "rel",
                "self",
                "type",
                "application/atom+xml",
                "href",
                listing.self().toString());
        xml.empty(
                "link",
                "rel",
                "alternate",
                "type",
                "text/html",
                "href",
                listing.home().toString());
        xml.open("author").element("name", listing.title()).close();
        listing.events().forEach(event -> write(xml, FeedEntry.of(listing, event)));
        return xml.end();
    }

    /** Without the host, so that it survives a move to another one. */
    private static String id(URI self) {
        var query = self.getRawQuery() == null ? "" : "?" + self.getRawQuery();
        var name = "rallypoint:" + self.getRawPath() + query;
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(XmlText xml, FeedEntry entry) {
        xml.open("entry", "xml:lang", entry.language());
        xml.element("id", entry.id());
        xml.element("title", entry.title());
        xml.element("updated", entry.updated().toString());
        xml.element("published", entry.created().toString());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", entry.url());
        entry.categories().forEach(category -> xml.empty("category", "term", category));
        if (entry.summary() != null) {
            xml.element("summary", entry.summary());
        }
        xml.element("content", entry.html(), "type", "html");
        xml.close();
    }
}
