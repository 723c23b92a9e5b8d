package org.rallypoint.format.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndPerson;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.rallypoint.format.Hostile;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Views;
import org.rallypoint.format.prose.Harmless;
import org.rallypoint.format.prose.Legible;

class AtomTest {

    @Test
    void feedIsWrittenLikeThis() {
        assertThat(Atom.of(Views.list(FeedSamples.cancelled())))
                .isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
                <id>urn:uuid:d6e5c344-f544-3f32-a6d3-7759bb98c566</id>
                <title>Paris AI summit protest</title>
                <updated>2025-01-20T07:05:09Z</updated>
                <link rel="self" type="application/atom+xml" href="https://rally.example/v1/campaigns/paris-2025/events.xyz?lang=en"/>
                <link rel="alternate" type="text/html" href="https://rally.example/c/paris-2025?lang=en"/>
                <author>
                <name>Paris AI summit protest</name></author>
                <entry xml:lang="de">
                <id>urn:uuid:0194a000-0000-7000-8000-00000000000c</id>
                <title>[abgesagt] Paris AI summit protest: Zürich</title>
                <updated>2025-01-20T07:05:09Z</updated>
                <published>2025-01-10T09:00:00Z</published>
                <link rel="alternate" type="text/html" href="https://rally.example/e/paris-2025-zurich"/>
                <category term="Paris AI summit protest"/>
                <category term="online"/>
                <category term="Zürich"/>
                <content type="html">%s</content></entry></feed>
                """.formatted("&lt;dl&gt;&lt;dt&gt;Wann&lt;/dt&gt;"
                        + "&lt;dd&gt;zwischen 7. Februar 2025 und 11. Februar 2025&lt;/dd&gt;"
                        + "&lt;dt&gt;Wo&lt;/dt&gt;&lt;dd&gt;online (Zürich, Switzerland)&lt;/dd&gt;&lt;/dl&gt;"
                        + "&lt;p&gt;&lt;strong&gt;abgesagt&lt;/strong&gt; Kein Platz frei&lt;/p&gt;"));
    }

    @Test
    void readerFindsEachEvent() throws Exception {
        var listing = FeedSamples.three();
        var feed = XmlReading.feed(Atom.of(listing));

        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getTitle()).isEqualTo("Paris AI summit protest");
        assertThat(feed.getLinks())
                .extracting(SyndLink::getRel, SyndLink::getHref)
                .containsExactlyInAnyOrder(
                        tuple("self", listing.self().toString()),
                        tuple("alternate", listing.home().toString()));
        assertThat(feed.getAuthors()).extracting(SyndPerson::getName).containsExactly("Paris AI summit protest");
        assertThat(feed.getPublishedDate().toInstant()).isEqualTo("2025-02-03T18:30:00Z");
        assertThat(feed.getEntries()).hasSameSizeAs(listing.events());
        for (int i = 0; i < listing.events().size(); i++) {
            var event = listing.events().get(i);
            var entry = feed.getEntries().get(i);
            assertThat(entry.getUri()).isEqualTo("urn:uuid:" + event.id());
            assertThat(entry.getTitle()).isEqualTo(listing.markedHeadline(event));
            assertThat(entry.getLink()).isEqualTo(event.url());
            assertThat(entry.getPublishedDate().toInstant()).isEqualTo(event.createdAt());
            assertThat(entry.getUpdatedDate().toInstant()).isEqualTo(event.updatedAt());
            assertThat(entry.getContents().get(0).getType()).isEqualTo("html");
            assertThat(entry.getContents().get(0).getValue()).isEqualTo(EntryHtml.of(event));
            assertThat(entry.getCategories())
                    .extracting(SyndCategory::getName)
                    .containsExactly("Paris AI summit protest", event.kind().name(), "Zürich");
        }
        assertThat(feed.getEntries().get(0).getDescription().getValue()).isEqualTo("A short <march>");
        assertThat(feed.getEntries().get(1).getDescription()).isNull();
    }

    @Test
    void feedOfNothingIsFromLongAgo() throws Exception {
        var feed = XmlReading.xml(Atom.of(Views.list()));

        assertThat(XmlReading.text(feed, "updated")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(XmlReading.all(feed, "entry")).isEmpty();
    }

    @Test
    void idSurvivesAMoveToAnotherHostAndTellsFiltersApart() throws Exception {
        var here = id("https://rally.example/v1/events.atom?lang=en");

        assertThat(here).startsWith("urn:uuid:");
        assertThat(id("http://localhost:8080/v1/events.atom?lang=en")).isEqualTo(here);
        assertThat(id("https://rally.example/v1/events.atom?lang=de")).isNotEqualTo(here);
        assertThat(id("https://rally.example/v1/events.atom")).isNotEqualTo(here);
    }

    @ParameterizedTest(name = "{index}")
    @FieldSource("org.rallypoint.format.Hostile#TEXTS")
    void hostileTextsAreHarmlessInEveryField(String text) throws Exception {
        var listing = Hostile.listing(text);

        var atom = Atom.of(listing);
        var feed = XmlReading.xml(atom);
        var entry = XmlReading.all(feed, "entry").get(0);

        assertThat(XmlReading.all(feed, "entry")).hasSize(1);
        assertThat(XmlReading.text(feed, "title")).isEqualTo(Legible.text(text));
        assertThat(XmlReading.text(entry, "title")).isEqualTo(Legible.text("[postponed] " + text));
        assertThat(XmlReading.text(entry, "summary")).isEqualTo(Legible.text(text));
        assertThat(XmlReading.text(entry, "content"))
                .isEqualTo(EntryHtml.of(listing.events().get(0)))
                .satisfies(Harmless::check);
        assertThat(atom).doesNotContain("\u202E");
        assertThat(Atom.of(Hostile.listing(text))).isEqualTo(atom);
        assertThat(XmlReading.feed(atom).getEntries()).hasSize(1);
    }

    private static String id(String self) throws Exception {
        var list = Views.list();
        var moved = new Listing(
                list.title(),
                list.language(),
                URI.create(self),
                list.home(),
                List.of(),
                list.campaigns(),
                null,
                false,
                false);
        return XmlReading.text(XmlReading.xml(Atom.of(moved)), "id");
    }
}
