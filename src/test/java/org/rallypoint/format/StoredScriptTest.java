package org.rallypoint.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rallypoint.Fixtures;
import org.rallypoint.PlainHttp;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.format.discord.DiscordLimits;
import org.rallypoint.format.prose.Harmless;

/** What somebody wrote to do harm is written through the API, and read in each way that there is: it is refused, or text. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class StoredScriptTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Texts of one line, by their longest. */
    private static final List<String> FIELDS =
            List.of("title", "summary", "statusNote", "imageAlt", "organisedBy", "description", "whatToBring");

    private static final int SHORTEST = 200;
    private static final Pattern SCHEME = Pattern.compile("(?i)(?:https?|mailto|webcal):.*|[/#?].*|[^:]*");

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    private String campaign;
    private String token;
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void writeAll() throws IOException {
        clock.set("2025-02-08T12:00:00Z");
        campaign = fixtures.campaign();
        token = bearers.of(Role.coordinator, campaign);
        for (var text : Hostile.TEXTS) {
            var made = write(text);
            if (made.status() == 201) {
                events.add(made.json().get("slug").asText());
            } else {
                assertThat(made.status()).as(text).isIn(400, 422);
            }
        }
        assertThat(events).hasSizeGreaterThan(25);
    }

    private PlainHttp.Answer write(String text) {
        var most = text.codePointCount(0, text.length()) > SHORTEST
                ? text.substring(0, text.offsetByCodePoints(0, SHORTEST))
                : text;
        ObjectNode body = JSON.createObjectNode().put("city", "zurich-ch").put("startDate", "2025-02-09");
        FIELDS.forEach(name -> body.put(name, most));
        body.putObject("venue").put("name", most).put("address", most);
        body.putObject("accessibility").put("note", most);
        body.putObject("turnout").put("source", most);
        body.putArray("signupLinks")
                .addObject()
                .put("url", "https://a.example/b")
                .put("label", most);
        body.putObject("translations").putObject("de").put("title", most).put("description", most);
        return PlainHttp.ask(
                "POST", "/v1/campaigns/" + campaign + "/events?allowDuplicate=true", token, body.toString());
    }

    @ParameterizedTest
    @EnumSource
    void inEachFormatItIsText(Format format) throws Exception {
        var list = "/v1/campaigns/" + campaign + "/events." + format.suffix() + "?when=all";
        for (var language : List.of("en", "de")) {
            judge(format, read(list + "&lang=" + language), events.size());
            for (var event : events) {
                judge(format, read("/v1/events/" + event + "." + format.suffix() + "?lang=" + language), 1);
            }
        }
    }

    private static void judge(Format format, String text, int count) throws Exception {
        switch (format) {
            case ICALENDAR -> {
                assertThat(lines(text, "BEGIN:VEVENT")).isEqualTo(count);
                assertThat(lines(text, "BEGIN:VALARM")).isZero();
                assertThat(text.lines()).allMatch(line -> line.matches("(?s)[A-Z][A-Z-]*[;:].*|[ \t].*"));
            }
            case CSV -> {
                var rows = CSVFormat.RFC4180.parse(new StringReader(text)).getRecords();
                assertThat(rows).hasSize(count + 1);
                rows.forEach(row -> assertThat(row.toList())
                        .allMatch(cell -> !cell.matches("(?s)[=+@\t\r].*|-(?!\\d+(\\.\\d+)?$).*")));
            }
            case ATOM, RSS -> feed(text, count);
            case JSON_FEED ->
                JSON.readTree(text)
                        .get("items")
                        .forEach(
                                item -> Harmless.check(item.path("content_html").asText()));
            case MARKDOWN -> {
                var html = HtmlRenderer.builder()
                        .build()
                        .render(Parser.builder().build().parse(text));
                assertThat(html).doesNotContain("<script", "<img", "<svg", "<iframe");
                harmless(Jsoup.parse(html));
            }
            case DISCORD -> DiscordLimits.check(JSON.readTree(text));
            // It stands in pages, too.
            case JSON_LD -> assertThat(JSON.readTree(text).findValues("@type")).isNotEmpty();
            case GEOJSON ->
                assertThat(JSON.readTree(text).path("type").asText()).startsWith("Feature");
        }
    }

    private static long lines(String text, String line) {
        return text.lines().filter(line::equals).count();
    }

    private static void feed(String text, int count) throws FeedException {
        var entries = new SyndFeedInput().build(new StringReader(text)).getEntries();
        assertThat(entries).hasSize(count);
        for (var entry : entries) {
            entry.getContents().forEach(content -> Harmless.check(content.getValue()));
            if (entry.getContents().isEmpty()) {
                Harmless.check(entry.getDescription().getValue());
            }
        }
    }

    @Test
    void onEachPageItIsText() {
        var paths = new ArrayList<>(List.of("/", "/c/" + campaign, "/embed/" + campaign));
        events.forEach(event -> paths.add("/e/" + event));
        for (var path : paths) {
            var page = Jsoup.parse(read(path));
            assertThat(page.select("script:not([src]):not([type=application/ld+json])"))
                    .as(path)
                    .isEmpty();
            assertThat(page.select("script[type=application/ld+json]").html()).doesNotContain("<");
            harmless(page);
        }
    }

    private static void harmless(Document page) {
        assertThat(page.select("svg [onload], img[src=x], base[href], object, iframe, meta[http-equiv=refresh]"))
                .isEmpty();
        for (var element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWithIgnoringCase("on");
                if (List.of("href", "src", "action").contains(attribute.getKey())) {
                    assertThat(attribute.getValue()).matches(SCHEME);
                }
            }
        }
    }

    private static String read(String target) {
        var answer = PlainHttp.ask("GET", target, null, null);
        assertThat(answer.status()).as(target).isEqualTo(200);
        return answer.body();
    }
}
