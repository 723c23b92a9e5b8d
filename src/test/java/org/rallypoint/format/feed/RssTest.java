package org.rallypoint.format.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.rallypoint.format.Hostile;
import org.rallypoint.format.Views;
import org.rallypoint.format.prose.Harmless;
import org.rallypoint.format.prose.Legible;

class RssTest {

    @Test
    void feedIsWrittenLikeThis() {
        assertThat(Rss.of(Views.list(FeedSamples.cancelled())))
                .isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
                <channel>
                <title>Paris AI summit protest</title>
                <link>https://rally.example/c/paris-2025?lang=en</link>
                <description>Paris AI summit protest</description>
                <language>en</language>
                <lastBuildDate>Mon, 20 Jan 2025 07:05:09 GMT</lastBuildDate>
                <ttl>60</ttl>
                <atom:link rel="self" type="application/rss+xml" href="https://rally.example/v1/campaigns/paris-2025/events.xyz?lang=en"/>
                <item>
                <guid isPermaLink="false">urn:uuid:0194a000-0000-7000-8000-00000000000c</guid>
                <title>[abgesagt] Paris AI summit protest: Zürich</title>
                <link>https://rally.example/e/paris-2025-zurich</link>
                <description>%s</description>
                <pubDate>Mon, 20 Jan 2025 07:05:09 GMT</pubDate>
                <category>Paris AI summit protest</category>
                <category>online</category>
                <category>Zürich</category></item></channel></rss>
                """.formatted("&lt;dl&gt;&lt;dt&gt;Wann&lt;/dt&gt;"
                        + "&lt;dd&gt;zwischen 7. Februar 2025 und 11. Februar 2025&lt;/dd&gt;"
                        + "&lt;dt&gt;Wo&lt;/dt&gt;&lt;dd&gt;online (Zürich, Switzerland)&lt;/dd&gt;&lt;/dl&gt;"
                        + "&lt;p&gt;&lt;strong&gt;abgesagt&lt;/strong&gt; Kein Platz frei&lt;/p&gt;"));
    }

    @Test
    void readerFindsEachEvent() throws Exception {
        var listing = FeedSamples.three();
        var feed = XmlReading.feed(Rss.of(listing));

        assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
        assertThat(feed.getTitle()).isEqualTo("Paris AI summit protest");
        assertThat(feed.getLink()).isEqualTo(listing.home().toString());
        assertThat(feed.getLanguage()).isEqualTo("en");
        assertThat(feed.getEntries()).hasSameSizeAs(listing.events());
        for (int i = 0; i < listing.events().size(); i++) {
            var event = listing.events().get(i);
            var entry = feed.getEntries().get(i);
            assertThat(entry.getUri()).isEqualTo("urn:uuid:" + event.id());
            assertThat(entry.getTitle()).isEqualTo(listing.markedHeadline(event));
            assertThat(entry.getLink()).isEqualTo(event.url());
            assertThat(entry.getPublishedDate().toInstant()).isEqualTo(event.updatedAt());
            assertThat(entry.getDescription().getValue()).isEqualTo(EntryHtml.of(event));
            assertThat(entry.getCategories())
                    .extracting(SyndCategory::getName)
                    .containsExactly("Paris AI summit protest", event.kind().name(), "Zürich");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-10T09:00:00Z, 'Fri, 10 Jan 2025 09:00:00 GMT'",
        "2025-02-03T18:30:00.999999Z, 'Mon, 3 Feb 2025 18:30:00 GMT'",
        "2024-12-31T23:59:59Z, 'Tue, 31 Dec 2024 23:59:59 GMT'"
    })
    void datesAreInGmt(String updatedAt, String date) throws Exception {
        var event = Views.event().revision(2, updatedAt).view();
        var channel = XmlReading.xml(Rss.of(Views.list(event)));

        assertThat(XmlReading.text(channel, "pubDate")).isEqualTo(date);
        assertThat(XmlReading.text(channel, "lastBuildDate")).isEqualTo(date);
    }

    @Test
    void feedOfNothingWasNeverBuilt() throws Exception {
        var rss = XmlReading.xml(Rss.of(Views.list()));

        assertThat(XmlReading.all(rss, "lastBuildDate")).isEmpty();
        assertThat(XmlReading.all(rss, "item")).isEmpty();
        assertThat(XmlReading.text(rss, "title")).isEqualTo("Paris AI summit protest");
    }

    @ParameterizedTest(name = "{index}")
    @FieldSource("org.rallypoint.format.Hostile#TEXTS")
    void hostileTextsAreHarmlessInEveryField(String text) throws Exception {
        var listing = Hostile.listing(text);

        var rss = Rss.of(listing);
        var channel = XmlReading.xml(rss);
        var item = XmlReading.all(channel, "item").get(0);

        assertThat(XmlReading.all(channel, "item")).hasSize(1);
        assertThat(XmlReading.text(channel, "title")).isEqualTo(Legible.text(text));
        assertThat(XmlReading.text(item, "title")).isEqualTo(Legible.text("[postponed] " + text));
        assertThat(XmlReading.text(item, "description"))
                .isEqualTo(EntryHtml.of(listing.events().get(0)))
                .satisfies(Harmless::check);
        assertThat(rss).doesNotContain("\u202E");
        assertThat(Rss.of(Hostile.listing(text))).isEqualTo(rss);
        assertThat(XmlReading.feed(rss).getEntries()).hasSize(1);
    }
}
