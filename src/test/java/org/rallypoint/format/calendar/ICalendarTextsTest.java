package org.rallypoint.format.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rallypoint.city.CityView;
import org.rallypoint.event.EventStatus;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Views;

class ICalendarTextsTest {

    private static final String SIGNUP = "https://signup.example/?a=1,2;3";

    @BeforeAll
    static void nobodyAsksTheNetwork() {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void whateverIsTypedIsReadBackAsItIs(String text) throws IOException, ParserException {
        var listing = called(line(text), Views.list(hostile(text).view()));
        var file = ICalendar.of(listing);

        assertThat(file).endsWith("\r\n");
        assertThat(file.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(file.split("\r\n", -1)).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(file.lines().filter(line -> line.startsWith("BEGIN:") || line.startsWith("END:")))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "BEGIN:VTIMEZONE",
                        "BEGIN:STANDARD",
                        "END:STANDARD",
                        "END:VTIMEZONE",
                        "BEGIN:VEVENT",
                        "END:VEVENT",
                        "END:VCALENDAR");

        var line = readable(line(text));
        var place = String.join(", ", line, line, line, line);
        var description = String.join(
                "\n\n",
                line,
                line,
                readable(text),
                line + ": " + SIGNUP,
                "What to bring: " + line,
                "Accessibility: " + line,
                "https://rally.example/e/paris-2025-zurich");
        readByBiweekly(file, line, place, description);
        // It takes what follows an escaped backslash for escaped, too.
        if (text.contains("\\")) {
            assertThat(ical4j(file).<VEvent>getComponents("VEVENT")).hasSize(1);
        } else {
            readByIcal4j(file, line, place, description);
        }
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "</script><script>alert(1)</script>",
                "END:VEVENT",
                "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\n",
                "\nATTENDEE:mailto:a@example.org\n",
                "a\\\nb\\",
                "\\",
                "\\\\n\\N\\;\\,",
                "one; two, three: \"four\" ^n ^' =?utf-8?q?five?=",
                "=HYPERLINK(\"https://evil.example\")",
                "[x](javascript:alert(1))",
                "]]>",
                "@everyone <@&123>",
                "\u202Egnp.exe",
                "a\u2028b\u2029c",
                "a\u0000b\u001Bc\u0085d\te",
                "👩‍👩‍👧‍👦🇨🇭",
                "half \uD83D of a pair \uDE00.",
                "a" + " ".repeat(200) + "b",
                "😀".repeat(150),
                "é,漢;😀\\".repeat(1700),
                "Protest\n\n- one\n- two\n\n".repeat(400) + ".");
    }

    private static String readable(String text) {
        return text.replaceAll("[\\u2028\\u2029]", "\n").replaceAll("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]|\\p{Cs}", "");
    }

    /** All but a description is short. */
    private static String line(String text) {
        return text.substring(0, Math.min(text.length(), 300));
    }

    private static Views hostile(String text) {
        var line = line(text);
        return Views.event()
                .on("2025-02-08")
                .title(line)
                .status(EventStatus.cancelled, line)
                .texts(line, text)
                .bring(line)
                .accessible(null, null, null, line)
                .venue(line, line, null, null)
                .signup(SIGNUP, line)
                .image("https://image.example/a.png", line)
                .in("Europe/Zurich", new CityView("zurich-ch", line, "CH", line, null, 47, 8));
    }

    private static Listing called(String title, Listing listing) {
        return new Listing(
                title,
                listing.language(),
                URI.create("https://rally.example/v1/events.ics?campaign=a,b;c"),
                listing.home(),
                listing.events(),
                Map.of("paris-2025", title),
                listing.page(),
                listing.isSingle(),
                listing.undatedInWindow());
    }

    private static void readByIcal4j(String file, String text, String place, String description)
            throws IOException, ParserException {
        var calendar = ical4j(file);
        var event = calendar.<VEvent>getComponents("VEVENT").get(0);

        assertThat(calendar.getRequiredProperty("NAME").getValue()).isEqualTo(text);
        assertThat(calendar.getRequiredProperty("SOURCE").getValue())
                .isEqualTo("https://rally.example/v1/events.ics?campaign=a,b;c");
        assertThat(calendar.<VEvent>getComponents("VEVENT")).hasSize(1);
        assertThat(value(event, "SUMMARY")).isEqualTo("[cancelled] " + text);
        assertThat(value(event, "LOCATION")).isEqualTo(place);
        assertThat(value(event, "DESCRIPTION")).isEqualTo(description);
        assertThat(event.<Categories>getRequiredProperty("CATEGORIES")
                        .getCategories()
                        .getTexts())
                .containsExactlyInAnyOrder(text, "protest");
    }

    private static void readByBiweekly(String file, String text, String place, String description) {
        var calendar = Biweekly.parse(file).first();
        var event = calendar.getEvents().get(0);

        assertThat(calendar.getEvents()).hasSize(1);
        assertThat(calendar.getNames()).extracting(name -> name.getValue()).containsExactly(text);
        assertThat(event.getSummary().getValue()).isEqualTo("[cancelled] " + text);
        assertThat(event.getLocation().getValue()).isEqualTo(place);
        assertThat(event.getDescription().getValue()).isEqualTo(description);
        assertThat(event.getCategories().get(0).getValues()).isEqualTo(List.of(text, "protest"));
    }

    private static String value(VEvent event, String property) {
        return event.<Property>getRequiredProperty(property).getValue();
    }

    private static net.fortuna.ical4j.model.Calendar ical4j(String file) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(file));
    }
}
