package org.rallypoint.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Csv;
import org.rallypoint.format.Views;
import org.rallypoint.importer.csv.CsvReader;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;

/** What our table says, told to the API again. */
class CsvInverseTest {

    private static final String ID = "0194a000-0000-7000-8000-000000000001";

    private static ObjectNode input(Proposal row, String language) {
        assertThat(row.doubts()).isEmpty();
        return ApiInput.of(PrivateParts.takenOut(row), ZoneId.of("Europe/Zurich"), language, "en");
    }

    private static ObjectNode input(EventView event) {
        return input(rows(Csv.of(Views.list(event))).get(0), "en");
    }

    private static List<Proposal> rows(String table) {
        var rows = new ArrayList<Proposal>();
        new CsvReader().read(table, "en", rows::add);
        return rows;
    }

    private static String when(ObjectNode input) {
        return Stream.of("startDate", "startTime", "startOffset", "endDate", "endTime", "endOffset")
                .map(key -> input.path(key).asText("null"))
                .map(text -> text.isEmpty() || text.equals("null") ? "-" : text)
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2025-02-08,       ,           ,       ,       ,       , a day
            2025-02-08,       , 2025-02-10,       ,       ,       , days
            2025-02-08,       , 2025-02-08,       ,       ,       , a day that somebody called the last
            2025-02-08, 14:00 ,           ,       ,       ,       , a time
            2025-02-08, 14:00 ,           , 16:00 ,       ,       , times
            2025-02-08, 14:00 , 2025-02-08, 16:00 ,       ,       , times and the day again
            2025-02-08, 22:00 ,           , 02:00 ,       ,       , into the night
            2025-02-08, 22:00 , 2025-02-09, 02:00 ,       ,       , into the night and the day after
            2025-02-08, 22:00 ,           , 22:00 ,       ,       , round the clock
            2025-02-08, 14:00 , 2025-02-10, 16:00 ,       ,       , for days
            2025-02-08, 14:00 , 2025-02-10,       ,       ,       , an end without a time
            2025-02-08,       ,           , 16:00 ,       ,       , an end without a start
            2025-10-26, 02:30 ,           , 04:00 ,       ,       , the first of two
            2025-10-26, 02:30 ,           , 04:00 , +02:00,       , the first of two as somebody said
            2025-10-26, 02:30 ,           , 04:00 , +01:00,       , the second of two
            2025-10-26, 01:00 ,           , 02:30 ,       , +01:00, an end at the second of two
            2025-10-26, 02:30 , 2025-10-26, 02:30 ,       , +01:00, from the first to the second
            2025-10-25, 23:00 ,           , 02:30 ,       , +02:00, an end in the night of the change
            2025-02-08, 14:00 ,           , 16:00 , +01:00, +01:00, offsets that need not be said
            """)
    void theTimesOfAnEventComeBackAsTheyAre(
            String day, String start, String lastDay, String end, String startOffset, String endOffset, String what) {
        var views = start == null ? Views.event().on(day) : Views.event().at(day, start);
        var event = views.until(lastDay, end).offsets(startOffset, endOffset).view();

        assertThat(when(input(event)))
                .as(what)
                .isEqualTo(Stream.of(day, start, startOffset, lastDay, end, endOffset)
                        .map(part -> part == null ? "-" : part)
                        .reduce((one, other) -> one + " " + other)
                        .orElseThrow());
    }

    @Test
    void anEventOfWhichNothingIsKnownSaysNothing() {
        assertThat(input(Views.event().view()).toString())
                .isEqualTo("{\"kind\":\"protest\",\"attendance\":\"in_person\",\"affiliation\":\"listed\"}");
    }

    @Test
    void numbersAndFlagsComeBackUnderTheirKeys() {
        var row = rows("""
                city,countryCode,signupUrl,id,affiliation,catchmentKm,wheelchair,signLanguage,quietArea,turnoutLow,turnoutHigh
                Bern,CH,,%s,Chapter,50,true,WAHR,Falsch,10,"20,0"
                """.formatted(ID)).get(0);

        assertThat(input(row, "en").toString())
                .isEqualTo("{\"affiliation\":\"chapter\","
                        + "\"accessibility\":{\"wheelchair\":true,\"signLanguage\":true,\"quietArea\":false},"
                        + "\"turnout\":{\"low\":10,\"high\":20},\"catchmentKm\":50}");
    }

    @Test
    void whatIsNoNumberAndNoFlagIsDoubted() {
        var row = rows("city,countryCode,signupUrl,catchmentKm,wheelchair\nBern,CH,,far,perhaps\n")
                .get(0);

        assertThat(row.doubts())
                .extracting(doubt -> doubt.code())
                .containsExactlyInAnyOrder("unreadable_number", "unreadable_flag");
    }

    @Test
    void anotherTablesColumnOfThatNameMaySayMoreThanYesOrNo() {
        assertThat(rows("city,country,wheelchair\nBern,Schweiz,only the first part\n")
                        .get(0)
                        .doubts())
                .isEmpty();
    }

    @Test
    void theLinkThatPeopleSeeFirstStaysThat() {
        var row = rows("""
                city,countryCode,signupUrl,signupLinks,id
                Bern,CH,https://lu.ma/b,"https://lu.ma/a [event] | One
                https://lu.ma/b [event]
                https://chat.whatsapp.com/x [group_chat] | Chat",%s
                """.formatted(ID)).get(0);

        assertThat(row.links())
                .containsExactly(
                        new ProposedLink("https://lu.ma/a", "One", "event", false),
                        new ProposedLink("https://lu.ma/b", null, "event", true),
                        new ProposedLink("https://chat.whatsapp.com/x", "Chat", "group_chat", false));
        assertThat(input(row, "en").get("signupLinks").toString())
                .isEqualTo("[{\"url\":\"https://lu.ma/a\",\"label\":\"One\",\"kind\":\"event\"},"
                        + "{\"url\":\"https://lu.ma/b\",\"kind\":\"event\",\"primary\":true},"
                        + "{\"url\":\"https://chat.whatsapp.com/x\",\"label\":\"Chat\",\"kind\":\"group_chat\"}]");
    }

    @Test
    void anAddressInCapitalsKeepsItsLabel() {
        var row = rows("city,countryCode,signupUrl,signupLinks,id\n"
                        + "Bern,CH,HTTPS://EXAMPLE.org/B,HTTPS://EXAMPLE.org/B [event] | Here," + ID + "\n")
                .get(0);

        assertThat(row.links()).containsExactly(new ProposedLink("HTTPS://EXAMPLE.org/B", "Here", "event", false));
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "'\"3,0\"', 3", "'', ", "x, "})
    void theRevisionOfARowOfOursIsKnown(String cell, Integer revision) {
        var row = rows("city,countryCode,signupUrl,revision,id\nBern,CH,," + cell + "," + ID + "\n")
                .get(0);

        assertThat(row.exported()).isEqualTo(new Proposal.Exported(revision));
        assertThat(row.doubts()).isEmpty();
    }

    @Test
    void aRowOfAnotherTableIsNoneOfOurs() {
        var rows = rows("City,Country,Revision,Id\nBern,Switzerland,3," + ID + "\n,,4,\n");

        assertThat(rows).extracting(Proposal::exported).containsOnlyNulls().hasSize(1);
    }

    @Test
    void whatIsPostponedComesBackSo() {
        var postponed = rows(Csv.of(
                Views.list(Views.event().status(EventStatus.postponed, null).view())));

        assertThat(postponed).extracting(Proposal::isPostponed).containsExactly(true);
        assertThat(rows(Csv.of(Views.list(Views.event().view()))))
                .extracting(Proposal::isPostponed)
                .containsExactly(false);
    }

    @Test
    void aNewAddressInTheColumnThatPeopleReadIsOneMoreLink() {
        var row = rows("""
                city,countryCode,signupUrl,signupLinks,id
                Bern,CH,https://lu.ma/new,https://lu.ma/old [event],%s
                """.formatted(ID)).get(0);

        assertThat(row.links()).extracting(ProposedLink::url).containsExactly("https://lu.ma/old", "https://lu.ma/new");
    }

    @Test
    void textsOfAnotherLanguageStandUnderIt() {
        var row = rows("""
                city,countryCode,title,signupLinks,otherLinks,accessibilityNote,id
                Bern,CH,Marsch,https://lu.ma/a [event] | Hier,https://example.org/p [photos] | Bilder,Rampe,%s
                """.formatted(ID)).get(0);

        assertThat(input(row, "de").toString())
                .isEqualTo("{\"accessibility\":{},\"links\":[{\"rel\":\"photos\",\"url\":\"https://example.org/p\"}],"
                        + "\"translations\":{\"de\":{\"title\":\"Marsch\",\"accessibilityNote\":\"Rampe\",\"linkLabels\":{"
                        + "\"https://lu.ma/a\":\"Hier\",\"https://example.org/p\":\"Bilder\"}}},"
                        + "\"signupLinks\":[{\"url\":\"https://lu.ma/a\",\"kind\":\"event\"}]}");
    }
}
