package org.rallypoint.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.change.ChangeEntry;
import org.rallypoint.change.Entries;
import org.rallypoint.city.CityRepository;
import org.rallypoint.event.Client;
import org.rallypoint.event.Client.Answer;

/** A coordinator pastes what there is, today's version and tomorrow's. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ImportTest {

    private static final String ENGLISH = """
            ---
            title: Everywhere at once
            ---

            ## Protests around the world

            - **We want the summit to speak of safety!**

            - [**Lyon**](https://lu.ma/lyonlyon), France
            - [**Boston**](https://lu.ma/user/bostoners), USA
            - **Geneva**, Switzerland _(details t.b.a.)_
            - [**Gothenburg**](https://www.facebook.com/events/1844597859610999), Sweden
            - [**Antwerp**](https://lu.ma/antwerp1), Belgium
            - **Turin**, Italy _(details to follow)_
            - **Your city here?** Reach out to [our Discord](https://discord.gg/abcdef)

            <!-- - [**Madrid**](https://lu.ma/notyetknown), Spain -->
            """;

    private static final String GERMAN = """
            ## Proteste auf der ganzen Welt: {#protests-1}

            - **Wir wollen, dass der Gipfel von Sicherheit spricht!**

            - [**Lyon**](https://lu.ma/lyonlyon), Frankreich
            - [**Boston**](https://lu.ma/user/bostoners), USA
            - **Genf**, Schweiz _(Details folgen)_
            - [**Göteborg**](https://www.facebook.com/events/1844597859610999), Schweden
            - [**Antwerpen**](https://lu.ma/antwerp1), Belgien
            - **Turin**, Italien _(Details folgen)_
            """;

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Entries entries;

    @Inject
    TestClock clock;

    @Inject
    CityRepository cities;

    @Inject
    SessionFactory sessions;

    private String campaign;
    private Client coordinator;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        campaign = fixtures.campaign();
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));
    }

    private Answer paste(String type, String body, String query) {
        return coordinator.send("POST", "/campaigns/" + campaign + "/imports" + query, body, "Content-Type", type);
    }

    private Answer list(String body) {
        return paste("text/markdown", body, "").is(200);
    }

    private Answer table(String body) {
        return paste("text/csv", body, "").is(200);
    }

    private Answer calendar(String... events) {
        var body = Stream.of(
                        Stream.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN"),
                        Stream.of(events),
                        Stream.of("END:VCALENDAR", ""))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\r\n"));
        return paste("text/calendar", body, "").is(200);
    }

    private static String vevent(String uid, String... lines) {
        return "BEGIN:VEVENT\r\nUID:" + uid + "\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT";
    }

    private static String counts(Answer answer) {
        var counts = answer.json().get("counts");
        return Stream.of("created", "updated", "unchanged", "skipped", "needsReview", "error")
                .map(name -> counts.get(name).asText())
                .collect(Collectors.joining(" "));
    }

    private static List<String> outcomes(Answer answer) {
        return answer.json().get("rows").findValuesAsText("outcome");
    }

    private static List<String> codes(Answer answer, int row) {
        return answer.json().at("/rows/" + row + "/warnings").findValuesAsText("code");
    }

    private Answer event(String city) {
        return Client.nobody().get("/events/" + campaign + "-" + city);
    }

    // ------------------------------------------------------------------ one list, again and in another language

    @Test
    void aPageBecomesEventsWithALinkOrToFollow() {
        var answer = list(ENGLISH);

        assertThat(counts(answer)).isEqualTo("6 0 0 0 0 0");
        assertThat(answer.json().get("rows").findValuesAsText("line"))
                .containsExactly("9", "10", "11", "12", "13", "14");
        assertThat(answer.text("/rows/0/slug")).isEqualTo(campaign + "-lyon");
        assertThat(answer.text("/rows/0/eventId")).isEqualTo(event("lyon").text("/id"));
        assertThat(answer.text("/rows/2/read/cityId")).isEqualTo("geneve-ch");
        assertThat(answer.json().get("missing")).isEmpty();
        assertThat(answer.text("/encoding")).isEqualTo("UTF-8");
        var lyon = event("lyon").is(200);
        assertThat(lyon.text("/publication")).isEqualTo("published");
        assertThat(lyon.text("/signupUrl")).isEqualTo("https://lu.ma/lyonlyon");
        assertThat(lyon.text("/title")).isNull();
        assertThat(lyon.text("/startDate")).isNull();
        assertThat(event("geneve").text("/details")).isEqualTo("to_follow");
        assertThat(entries.ofCampaign(campaign).stream()
                        .map(ChangeEntry::type)
                        .map(Object::toString)
                        .toList())
                .containsOnly("event.created")
                .hasSize(6);
    }

    @Test
    void theSameListAgainChangesNothing() {
        list(ENGLISH);
        var before =
                Client.nobody().get("/campaigns/" + campaign + "/events").json().get("items");

        var again = list(ENGLISH);

        assertThat(counts(again)).isEqualTo("0 0 6 0 0 0");
        assertThat(again.json().get("missing")).isEmpty();
        assertThat(Client.nobody()
                        .get("/campaigns/" + campaign + "/events")
                        .json()
                        .get("items"))
                .isEqualTo(before);
        assertThat(entries.ofCampaign(campaign)).hasSize(6);
    }

    @Test
    void thePageInAnotherLanguageIsAboutTheSameEvents() {
        list(ENGLISH);

        var german = paste("text/markdown", GERMAN, "?lang=de").is(200);

        assertThat(counts(german)).isEqualTo("0 0 6 0 0 0");
        assertThat(german.json().get("missing")).isEmpty();
        assertThat(Client.nobody()
                        .get("/events/" + campaign + "-geneve?lang=de")
                        .text("/city/name"))
                .isEqualTo("Genf");
        assertThat(Client.nobody()
                        .get("/events/" + campaign + "-geneve?lang=en")
                        .text("/city/name"))
                .isEqualTo("Geneva");
    }

    @Test
    void aDryRunTellsTheSameAndWritesNothing() {
        var tried = paste("text/markdown", ENGLISH.replace("Lyon", "Le Havre"), "?dryRun=true")
                .is(200);

        assertThat(counts(tried)).isEqualTo("6 0 0 0 0 0");
        assertThat(tried.text("/rows/0/slug")).isEqualTo(campaign + "-le-havre");
        assertThat(tried.text("/rows/0/eventId")).isNull();
        assertThat(Client.nobody()
                        .get("/campaigns/" + campaign + "/events")
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(coordinator.get("/audit?campaign=" + campaign).json().get("items"))
                .isEmpty();
        assertThat(entries.ofCampaign(campaign)).isEmpty();
        assertThat(isStored("le-havre-fr")).isFalse();
        assertThat(counts(list(ENGLISH))).isEqualTo("6 0 0 0 0 0");

        var swapped = paste("text/markdown", ENGLISH.replace("lyonlyon", "lyonnew"), "?dryRun=true")
                .is(200);
        assertThat(outcomes(swapped)).containsOnlyOnce("updated");
        assertThat(event("lyon").text("/signupUrl")).isEqualTo("https://lu.ma/lyonlyon");
        assertThat(outcomes(list(ENGLISH.replace("lyonlyon", "lyonnew")))).containsOnlyOnce("updated");
    }

    private boolean isStored(String cityId) {
        return QuarkusTransaction.requiringNew().call(() -> cities.findById(cityId) != null);
    }

    // ------------------------------------------------------------------ tomorrow's version

    @Test
    void aSwappedLinkIsAnUpdateOfThatAlone() {
        list(ENGLISH);

        var answer = list(ENGLISH.replace("lyonlyon", "lyonnew"));

        assertThat(counts(answer)).isEqualTo("0 1 5 0 0 0");
        assertThat(answer.json().at("/rows/0/changes").findValuesAsText("field"))
                .containsExactly("signupLinks");
        assertThat(answer.text("/rows/0/changes/0/from/0/url")).isEqualTo("https://lu.ma/lyonlyon");
        assertThat(answer.text("/rows/0/changes/0/to/0/url")).isEqualTo("https://lu.ma/lyonnew");
        var lyon = event("lyon");
        assertThat(lyon.revision()).isEqualTo(2);
        assertThat(lyon.json().get("signupLinks")).hasSize(1);
        assertThat(lyon.text("/signupUrl")).isEqualTo("https://lu.ma/lyonnew");
        assertThat(counts(list(ENGLISH.replace("lyonlyon", "lyonnew")))).isEqualTo("0 0 6 0 0 0");
    }

    @Test
    void aLinkThatAppearsIsAddedAndOneThatDisappearsStays() {
        list(ENGLISH);

        var answer = list(ENGLISH.replace("**Turin**", "[**Turin**](https://lu.ma/turin11)"));
        assertThat(counts(answer)).isEqualTo("0 1 5 0 0 0");
        assertThat(event("turin").text("/details")).isEqualTo("partial");

        assertThat(counts(list(ENGLISH))).isEqualTo("0 0 6 0 0 0");
        assertThat(event("turin").text("/signupUrl")).isEqualTo("https://lu.ma/turin11");
    }

    @Test
    void aCityThatIsGoneIsReportedAndStays() {
        list(ENGLISH);

        var answer = list(ENGLISH.replace("- [**Antwerp**](https://lu.ma/antwerp1), Belgium\n", ""));

        assertThat(counts(answer)).isEqualTo("0 0 5 0 0 0");
        assertThat(answer.json().get("missing")).hasSize(1);
        assertThat(answer.text("/missing/0/slug")).isEqualTo(campaign + "-antwerpen");
        assertThat(event("antwerpen").is(200).text("/status")).isEqualTo("scheduled");
    }

    @Test
    void whatSomebodyChangedHereIsLeftAloneWhileTheListSaysTheSame() {
        list(ENGLISH);
        coordinator
                .patch("/events/" + campaign + "-lyon", "{\"signupLinks\":[{\"url\":\"https://lu.ma/ofanorganiser\"}]}")
                .is(200);

        var same = list(ENGLISH);
        assertThat(counts(same)).isEqualTo("0 0 6 0 0 0");
        assertThat(codes(same, 0)).containsExactly("differs_here");
        assertThat(event("lyon").text("/signupUrl")).isEqualTo("https://lu.ma/ofanorganiser");

        // Then it isn't known which of the two is newer, and both are shown.
        list(ENGLISH.replace("lyonlyon", "lyonnew"));
        assertThat(event("lyon").json().get("signupLinks").findValuesAsText("url"))
                .containsExactly("https://lu.ma/ofanorganiser", "https://lu.ma/lyonnew");
    }

    @Test
    void whatIsSaidOnlyHereStays() {
        var path = "/events/" + campaign + "-bern";
        coordinator.post("/campaigns/" + campaign + "/events", """
                        {"city":"bern-ch","title":"Our title","startDate":"2025-02-08","startTime":"15:00",
                         "venue":{"name":"Bundesplatz","address":"Platz 1","latitude":46.9,"longitude":7.4},
                         "translations":{"de":{"title":"Unser Titel","whatToBring":"Trommel"}}}""").is(201);

        var answer = paste(
                        "text/csv",
                        "Stadt;Land;Datum;Uhrzeit;Titel;Treffpunkt;Beschreibung\nBern;Schweiz;08.02.2025;14:00;Marsch;Bundesplatz;Mit Musik.\n",
                        "?lang=de")
                .is(200);

        assertThat(outcomes(answer)).containsExactly("updated");
        assertThat(codes(answer, 0)).containsExactly("differs_here");
        var bern = coordinator.get(path + "?lang=de");
        assertThat(bern.text("/title")).isEqualTo("Unser Titel");
        assertThat(bern.text("/whatToBring")).isEqualTo("Trommel");
        assertThat(bern.text("/description")).isEqualTo("Mit Musik.");
        assertThat(bern.text("/startTime")).isEqualTo("15:00");
        assertThat(bern.text("/venue/address")).isEqualTo("Platz 1");
    }

    @Test
    void aPageInAnotherLanguageThatIsBehindTakesNothingBack() {
        list(ENGLISH);
        list(ENGLISH.replace("lyonlyon", "lyonnew"));

        var german = paste("text/markdown", GERMAN, "?lang=de").is(200);

        assertThat(counts(german)).isEqualTo("0 0 6 0 0 0");
        assertThat(codes(german, 0)).containsExactly("differs_here");
        assertThat(event("lyon").text("/signupUrl")).isEqualTo("https://lu.ma/lyonnew");
    }

    @Test
    void aLinkThatSeveralRowsShareMovesNoEvent() {
        list("- [**Lyon**](https://lu.ma/everywhere), France\n- [**Nice**](https://lu.ma/everywhere), France\n");

        var answer = list(
                "- [**Nice**](https://lu.ma/everywhere), France\n- [**Turin**](https://lu.ma/everywhere), Italy\n");

        assertThat(outcomes(answer)).containsExactly("unchanged", "created");
        assertThat(answer.text("/missing/0/slug")).isEqualTo(campaign + "-lyon");
    }

    @Test
    void anEventIsKnownByItsOwnId() {
        table("City,Country,Date\nBern,Switzerland,2025-02-08\nBern,Switzerland,2025-02-09\n");
        var id = event("bern").text("/id");

        var answer = table("id,City,Country,Date,Sign-up link\n" + id + ",Bern,Switzerland,2025-02-10,\n");

        assertThat(outcomes(answer)).containsExactly("updated");
        assertThat(event("bern").text("/startDate")).isEqualTo("2025-02-10");
    }

    @Test
    void twoRowsOfOneIdAreTwoEvents() {
        table("City,Country,Date\nBern,Switzerland,2025-02-08\n");
        var id = event("bern").text("/id");
        var file = "id,City,Country,Date,Sign-up link\n" + id + ",Bern,Switzerland,2025-02-08,\n" + id
                + ",Bern,Switzerland,2025-02-09,\n";

        assertThat(outcomes(table(file))).containsExactly("unchanged", "created");
        assertThat(outcomes(table(file))).containsExactly("unchanged", "unchanged");
    }

    @Test
    void anotherEntryOfAnotherDayIsAnotherEvent() {
        calendar(vevent("a@a", "DTSTART:20250302T130000Z", "SUMMARY:March", "LOCATION:Bern\\, Switzerland"));

        var other =
                calendar(vevent("b@b", "DTSTART:20250301T130000Z", "SUMMARY:Vigil", "LOCATION:Bern\\, Switzerland"));

        assertThat(outcomes(other)).containsExactly("created");
        assertThat(event("bern").text("/title")).isEqualTo("March");
    }

    @Test
    void aRowThatNamesTheDayComesBeforeOneThatDoesNot() {
        table("City,Country,Date\nBern,Switzerland,2025-02-08\n");

        var answer = table("City,Country,Date\nBern,Switzerland,\nBern,Switzerland,2025-02-08\n");

        assertThat(outcomes(answer)).containsExactly("created", "unchanged");
    }

    @Test
    void aCellMayHaveLineBreaksAndValuesAsPeopleWriteThem() {
        var answer = table("City,Country,Title,Kind,Attendance\nBern,Switzerland,\"March\nfor all\",Vigil,In person\n");

        assertThat(outcomes(answer)).containsExactly("created");
        assertThat(event("bern").text("/title")).isEqualTo("March for all");
        assertThat(event("bern").text("/kind")).isEqualTo("vigil");
    }

    @Test
    void anotherLinkOfAnotherPlatformIsAddedToWhatSomebodyEntered() {
        coordinator
                .post(
                        "/campaigns/" + campaign + "/events",
                        "{\"city\":\"lyon-fr\",\"signupLinks\":[{\"url\":\"https://chat.whatsapp.com/AbCdEf\"}]}")
                .is(201);

        assertThat(counts(list(ENGLISH))).isEqualTo("5 1 0 0 0 0");
        assertThat(event("lyon").json().get("signupLinks").findValuesAsText("url"))
                .containsExactly("https://chat.whatsapp.com/AbCdEf", "https://lu.ma/lyonlyon");
    }

    @Test
    void aMovedCityIsFoundByItsLink() {
        list("- [**Lyon**](https://lu.ma/moving1), France\n");

        var answer = list("- [**Grenoble**](https://lu.ma/moving1), France\n");

        assertThat(outcomes(answer)).containsExactly("updated");
        assertThat(answer.json().at("/rows/0/changes").findValuesAsText("field"))
                .contains("city");
        assertThat(event("lyon").text("/city/id")).isEqualTo("grenoble-fr");
    }

    @Test
    void anOrganisersPageIsNoSignOfAnEvent() {
        list("- [**Lyon**](https://lu.ma/user/everywhere), France\n");

        var answer = list("- [**Grenoble**](https://lu.ma/user/everywhere), France\n");

        assertThat(outcomes(answer)).containsExactly("created");
        assertThat(answer.json().get("missing")).hasSize(1);
    }

    // ------------------------------------------------------------------ what an import never does

    @Test
    void whatWasHiddenIsNotShownAgainAndWhatWasMergedStaysSo() {
        list(ENGLISH);
        coordinator.turn("/events/" + campaign + "-lyon", "hide", "{}").is(200);
        var turin = event("turin").text("/id");
        coordinator
                .turn("/events/" + campaign + "-antwerpen", "merge", "{\"into\":\"" + turin + "\"}")
                .is(200);

        var answer = list(ENGLISH);

        assertThat(counts(answer)).isEqualTo("0 0 4 2 0 0");
        assertThat(codes(answer, 0)).containsExactly("hidden_here");
        assertThat(codes(answer, 4)).containsExactly("merged_here");
        assertThat(event("lyon").status()).isEqualTo(404);
        assertThat(counts(list(ENGLISH.replace("lyonlyon", "lyonnew")))).isEqualTo("0 0 4 2 0 0");
    }

    @Test
    void whatIsPostponedInAListAndNotHereIsTold() {
        var postponed = "- **Lyon**, France _(postponed)_\n";

        var made = list(postponed);
        var again = list(postponed);

        assertThat(outcomes(made)).containsExactly("created");
        assertThat(codes(made, 0)).containsExactly("postponed_there");
        assertThat(outcomes(again)).containsExactly("unchanged");
        assertThat(codes(again, 0)).containsExactly("postponed_there");
        coordinator.turn("/events/" + campaign + "-lyon", "postpone", "{}").is(200);
        assertThat(codes(list(postponed), 0)).isEmpty();
    }

    @Test
    void aSourceGivesNoDayToWhatIsPostponedHere() {
        table("City,Country,Date\nBern,Switzerland,2025-02-08\n");
        coordinator
                .turn("/events/" + campaign + "-bern", "postpone", "{\"note\":\"Later\"}")
                .is(200);

        for (var day : List.of("2025-02-08", "2025-02-09")) {
            var answer = table("City,Country,Date,Status note,Title\nBern,Switzerland," + day + ",Come,March\n");

            assertThat(codes(answer, 0)).containsExactly("postponed_here");
            var bern = event("bern");
            assertThat(bern.text("/status")).isEqualTo("postponed");
            assertThat(bern.text("/startDate")).isNull();
            assertThat(bern.text("/statusNote")).isEqualTo("Later");
            assertThat(bern.text("/title")).isEqualTo("March");
        }
        coordinator
                .patch("/events/" + campaign + "-bern", "{\"startDate\":\"2025-02-10\"}")
                .is(200);
        assertThat(codes(table("City,Country,Date\nBern,Switzerland,2025-02-09\n"), 0))
                .containsExactly("differs_here");
        assertThat(event("bern").text("/startDate")).isEqualTo("2025-02-10");
    }

    @Test
    void whatIsCancelledStaysCancelled() {
        list(ENGLISH);
        coordinator.turn("/events/" + campaign + "-lyon", "cancel", "{}").is(200);

        var answer = list(ENGLISH.replace("lyonlyon", "lyonnew"));

        assertThat(counts(answer)).isEqualTo("0 1 5 0 0 0");
        assertThat(codes(answer, 0)).containsExactly("cancelled_here");
        assertThat(event("lyon").text("/status")).isEqualTo("cancelled");
    }

    @Test
    void contactsAreThePrivateOnesWhateverTheFileSays() {
        var answer = table("""
                City,Country,Contact,E-Mail,Phone,Visibility,Description
                Bern,Switzerland,Anna,anna@example.org,+41 79 123 45 67,public,"Ask beat@example.org, or call +41 31 999 88 77."
                """);

        assertThat(counts(answer)).isEqualTo("1 0 0 0 0 0");
        assertThat(answer.json().toString()).doesNotContain("example.org").doesNotContain("123 45");
        var bern = event("bern");
        assertThat(bern.json().get("contacts")).isEmpty();
        assertThat(bern.text("/description")).isEqualTo("Ask …, or call ….");
        var contacts = coordinator
                .get("/events/" + campaign + "-bern/contacts")
                .is(200)
                .json()
                .get("contacts");
        assertThat(contacts.findValuesAsText("audience")).containsOnly("private");
        assertThat(contacts.findValuesAsText("value"))
                .contains("anna@example.org", "+41 79 123 45 67", "beat@example.org", "+41 31 999 88 77");
        assertThat(Client.with(bearers.of(Role.organiser, campaign))
                        .get("/events/" + campaign + "-bern")
                        .json()
                        .get("contacts"))
                .isEmpty();
    }

    @Test
    void aContactThatWasErasedDoesNotComeBack() {
        var file = "City,Country,E-Mail\nBern,Switzerland,anna@example.org\n";
        table(file);
        var contact = coordinator.get("/events/" + campaign + "-bern/contacts").text("/contacts/0/id");
        coordinator
                .send("DELETE", "/events/" + campaign + "-bern/contacts/" + contact, null)
                .is(204);

        assertThat(counts(table(file))).isEqualTo("0 0 1 0 0 0");
        assertThat(coordinator
                        .get("/events/" + campaign + "-bern/contacts")
                        .json()
                        .get("contacts"))
                .isEmpty();
    }

    // ------------------------------------------------------------------ rows that need a person

    @Test
    void whatCannotBeUnderstoodIsForAPersonAndTheOthersGoOn() {
        var answer = list("""
                - **Nowhereville**, France
                - **Springfield**, USA
                - [**Lyon**](https://lu.ma/lyonlyon), France
                """);

        assertThat(outcomes(answer)).containsExactly("needs_review", "needs_review", "created");
        assertThat(codes(answer, 0)).containsExactly("unknown_city");
        assertThat(codes(answer, 1)).containsExactly("ambiguous_city");
        assertThat(answer.json().at("/rows/1/candidates").size()).isGreaterThan(1);
        assertThat(answer.text("/rows/1/candidates/0/ownName")).isEqualTo("Springfield");
    }

    @Test
    void aRegionTellsTwoCitiesApart() {
        var answer = table("City,Region,Country\nPortland,Maine,USA\nPortland,Oregon,USA\n");

        assertThat(answer.json().get("rows").findValuesAsText("cityId"))
                .containsExactly("portland-me-us", "portland-us");
    }

    @Test
    void theCapitalTellsTheTwoCongosApart() {
        var answer = list("- **Kinshasa**, Congo\n- **Brazzaville**, Congo\n");

        assertThat(answer.json().get("rows").findValuesAsText("cityId"))
                .containsExactly("kinshasa-cd", "brazzaville-cg");
    }

    @Test
    void aRuleOfTheApiRefusesARowAlone() {
        var answer = table("""
                City,Country,Date,End date,Title
                Bern,Switzerland,2025-02-08,2025-02-07,March
                Basel,Switzerland,2025-02-08,,%s
                Lyon,France,2025-02-08,,March
                """.formatted("x".repeat(201)));

        assertThat(outcomes(answer)).containsExactly("error", "error", "created");
        assertThat(event("bern").status()).isEqualTo(404);
        assertThat(codes(answer, 1)).containsExactly("too_long");
    }

    @Test
    void aRuleThatRefusesAChangeLeavesTheEventAsItWas() {
        var file = "City,Country,Date,End date,Title\nBern,Switzerland,2025-02-08,2025-02-09,March\n";
        table(file);

        var answer = table(file.replace("02-08,2025-02-09,March", "02-08,2025-02-07,Vigil"));

        assertThat(outcomes(answer)).containsExactly("error");
        assertThat(event("bern").text("/title")).isEqualTo("March");
        assertThat(event("bern").revision()).isEqualTo(1);
        assertThat(outcomes(table(file.replace("March", "Vigil")))).containsExactly("updated");
    }

    @Test
    void aCityThatStandsTwiceIsForAPersonUnlessItSaysTheSame() {
        var file = """
                - [**Lyon**](https://lu.ma/lyonone), France
                - [**Lyon**](https://lu.ma/lyontwo), France
                - **Lyon**, France
                """;
        var answer = list(file);

        assertThat(outcomes(answer)).containsExactly("created", "needs_review", "skipped");
        assertThat(codes(answer, 1)).containsExactly("twice");
        assertThat(codes(answer, 2)).containsExactly("repeated");

        var both = paste("text/markdown", file.substring(0, file.lastIndexOf("- ")), "?allowDuplicate=true")
                .is(200);
        assertThat(outcomes(both)).containsExactly("unchanged", "created");
        assertThat(counts(list(file))).isEqualTo("0 0 2 1 0 0");
    }

    @Test
    void aRowThatDiffersInAnythingIsNoRepetition() {
        var answer = table("""
                City,Country,Date,Time,Title
                Bern,Switzerland,2025-02-08,14:00,March
                Bern,Switzerland,2025-02-08,14:00,Vigil
                Bern,Switzerland,2025-02-08,18:00,March
                Bern,Switzerland,2025-02-08,14:00,March
                Bern,Switzerland,2025-02-08,,
                """);

        assertThat(outcomes(answer)).containsExactly("created", "needs_review", "needs_review", "skipped", "skipped");
        assertThat(codes(answer, 1)).containsExactly("twice");
        assertThat(codes(answer, 3)).containsExactly("repeated");
    }

    // ------------------------------------------------------------------ days and times

    @Test
    void aNewDayMovesTheOnlyEventOfACity() {
        table("City,Country,Date\nBern,Switzerland,2025-02-08\n");

        var answer = table("City,Country,Date,Time\nBern,Switzerland,2025-02-09,14:00\n");

        assertThat(outcomes(answer)).containsExactly("updated");
        assertThat(event("bern").text("/startsAtLocal")).isEqualTo("2025-02-09T14:00:00+01:00");
        assertThat(event("bern").text("/previousStartDate")).isEqualTo("2025-02-08");
    }

    @Test
    void twoDaysOfACityAreTwoEvents() {
        var file = "City,Country,Date\nBern,Switzerland,2025-02-08\nBern,Switzerland,2025-02-09\n";

        assertThat(counts(table(file))).isEqualTo("2 0 0 0 0 0");
        assertThat(counts(table(file))).isEqualTo("0 0 2 0 0 0");
        var unclear = table("City,Country\nBern,Switzerland\n");
        assertThat(outcomes(unclear)).containsExactly("needs_review");
        assertThat(codes(unclear, 0)).containsExactly("ambiguous_event");
    }

    @Test
    void whatIsOverIsNotMovedIntoTheFuture() {
        table("City,Country,Date\nBern,Switzerland,2025-01-08\n");

        assertThat(outcomes(table("City,Country,Date\nBern,Switzerland,2025-02-09\n")))
                .containsExactly("created");
    }

    @Test
    void aCalendarWhoseStampsChangeSaysNothingNew() {
        var lines = new String[] {
            "DTSTART:20250208T130000Z",
            "DTEND:20250208T150000Z",
            "SUMMARY:March for safety",
            "LOCATION:Bundesplatz\\, 3005 Bern\\, Switzerland",
            "DESCRIPTION:Sign up: https://lu.ma/bern1234"
        };
        var first =
                calendar(vevent("a@x", concat(lines, "SEQUENCE:1", "DTSTAMP:20250101T000000Z", "STATUS:CONFIRMED")));
        assertThat(outcomes(first)).containsExactly("created");
        var bern = event("bern");
        assertThat(bern.text("/startTime")).isEqualTo("14:00");
        assertThat(bern.text("/endTime")).isEqualTo("16:00");
        assertThat(bern.text("/endDate")).isNull();
        assertThat(bern.text("/signupUrl")).isEqualTo("https://lu.ma/bern1234");

        for (var status : List.of("TENTATIVE", "CONFIRMED", "NEEDS-ACTION")) {
            var again = calendar(vevent(
                    "a@x",
                    concat(lines, "SEQUENCE:" + status.length(), "DTSTAMP:20250120T000000Z", "STATUS:" + status)));
            assertThat(outcomes(again)).containsExactly("unchanged");
        }
        assertThat(event("bern").revision()).isEqualTo(1);
    }

    @Test
    void aCalendarEntryIsKnownByItsUid() {
        calendar(vevent("a@x", "DTSTART:20250208T130000Z", "SUMMARY:March", "LOCATION:Bern\\, Switzerland"));

        var moved =
                calendar(vevent("a@x", "DTSTART:20250210T120000Z", "SUMMARY:March", "LOCATION:Basel\\, Switzerland"));
        assertThat(outcomes(moved)).containsExactly("updated");
        assertThat(event("bern").text("/city/id")).isEqualTo("basel-ch");

        var other = calendar(
                vevent("a@x", "DTSTART:20250210T120000Z", "SUMMARY:March", "LOCATION:Basel\\, Switzerland"),
                vevent("b@x", "DTSTART:20250211T120000Z", "SUMMARY:Vigil", "LOCATION:Basel\\, Switzerland"));
        assertThat(outcomes(other)).containsExactly("unchanged", "created");
    }

    @Test
    void entriesThatShareAPageAreKnownByTheirUids() {
        var page = "URL:https://lu.ma/twice123";
        var place = "LOCATION:Bern\\, Switzerland";
        calendar(
                vevent("a@x", "DTSTART:20250208T130000Z", "SUMMARY:Morning", place, page),
                vevent("b@x", "DTSTART:20250209T130000Z", "SUMMARY:Evening", place, page));

        var moved = calendar(
                vevent("b@x", "DTSTART:20250208T130000Z", "SUMMARY:Evening", place, page),
                vevent("a@x", "DTSTART:20250207T130000Z", "SUMMARY:Morning", place, page));

        assertThat(moved.json().get("rows").findValuesAsText("slug"))
                .containsExactly(campaign + "-bern-2", campaign + "-bern");
    }

    @Test
    void whatACalendarCancelsIsToldAndNotDone() {
        var entry = vevent("a@x", "DTSTART:20250208T130000Z", "SUMMARY:March", "LOCATION:Bern\\, Switzerland");
        calendar(entry);

        var answer = calendar(
                entry.replace("END:VEVENT", "STATUS:CANCELLED\r\nEND:VEVENT"),
                vevent("b@x", "DTSTART:20250208T130000Z", "STATUS:CANCELLED", "LOCATION:Basel\\, Switzerland"));

        assertThat(outcomes(answer)).containsExactly("unchanged", "skipped");
        assertThat(codes(answer, 0)).containsExactly("cancelled_in_source");
        assertThat(event("bern").text("/status")).isEqualTo("scheduled");
    }

    private static String[] concat(String[] lines, String... more) {
        return Stream.concat(Stream.of(lines), Stream.of(more)).toArray(String[]::new);
    }

    // ------------------------------------------------------------------ texts

    @Test
    void textsOfAnotherLanguageStandBesideTheOthers() {
        table("City,Country,Title\nBern,Switzerland,March\n");

        var german = paste("text/csv", "Stadt;Land;Titel\nBern;Schweiz;Marsch\n", "?lang=de")
                .is(200);

        assertThat(outcomes(german)).containsExactly("updated");
        assertThat(event("bern").text("/title")).isEqualTo("March");
        assertThat(Client.nobody().get("/events/" + campaign + "-bern?lang=de").text("/title"))
                .isEqualTo("Marsch");
        assertThat(outcomes(paste("text/csv", "Stadt;Land;Titel\nBern;Schweiz;Marsch\n", "?lang=de")))
                .containsExactly("unchanged");
        assertThat(outcomes(table("City,Country,Title\nBern,Switzerland,March\n")))
                .containsExactly("unchanged");
    }

    @Test
    void theNamesOfSeveralLinksAreKept() {
        var file = "- Germany, Berlin ([A](https://lu.ma/berlina), [B](https://chat.whatsapp.com/AbCd))\n";
        list(file);
        paste("text/markdown", file.replace("[A]", "[Erstens]"), "?lang=de").is(200);

        assertThat(event("berlin").json().get("signupLinks").findValuesAsText("label"))
                .containsExactly("A", "B");
        assertThat(Client.nobody()
                        .get("/events/" + campaign + "-berlin?lang=de")
                        .text("/signupLinks/0/label"))
                .isEqualTo("Erstens");
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1,;charset=iso-8859-1,ISO-8859-1", "windows-1252,'',windows-1252", "UTF-16,'',UTF-16BE"})
    void aTableFromASpreadsheetIsReadInItsEncoding(String encoding, String parameter, String told) {
        var body = "Stadt;Land;Titel\nGenf;Schweiz;Marsch für Genève\n".getBytes(Charset.forName(encoding));

        var answer = coordinator
                .sendBytes("POST", "/campaigns/" + campaign + "/imports", body, "Content-Type", "text/csv" + parameter)
                .is(200);

        assertThat(outcomes(answer)).containsExactly("created");
        assertThat(event("geneve").text("/title")).isEqualTo("Marsch für Genève");
        assertThat(answer.text("/encoding")).isEqualTo(told);
        assertThat(answer.warnings()).hasSize(encoding.equals("windows-1252") ? 1 : 0);
    }

    // ------------------------------------------------------------------ options

    @Test
    void newEventsCanStayDrafts() {
        var answer = paste("text/markdown", ENGLISH, "?publication=draft").is(200);

        assertThat(counts(answer)).isEqualTo("6 0 0 0 0 0");
        assertThat(event("lyon").status()).isEqualTo(404);
        assertThat(coordinator.get("/events/" + campaign + "-lyon").text("/publication"))
                .isEqualTo("draft");
        var again = list(ENGLISH);
        assertThat(counts(again)).isEqualTo("0 0 6 0 0 0");
        assertThat(codes(again, 0)).containsExactly("not_public");
    }

    @Test
    void aCodeOfConductHasToBeAccepted() {
        coordinator
                .patch("/campaigns/" + campaign, "{\"codeOfConductUrl\":\"https://example.org/conduct\"}")
                .is(200);

        var refused = list(ENGLISH);
        assertThat(counts(refused)).isEqualTo("0 0 0 0 0 6");
        assertThat(codes(refused, 0)).containsExactly("code_of_conduct");

        assertThat(counts(paste("text/markdown", ENGLISH, "?acceptCodeOfConduct=true")
                        .is(200)))
                .isEqualTo("6 0 0 0 0 0");
    }

    @Test
    void aRetryIsAnsweredAlike() {
        var first = coordinator.send(
                "POST",
                "/campaigns/" + campaign + "/imports",
                ENGLISH,
                "Content-Type",
                "text/markdown",
                "Idempotency-Key",
                "import-1");
        var again = coordinator.send(
                "POST",
                "/campaigns/" + campaign + "/imports",
                ENGLISH,
                "Content-Type",
                "text/markdown",
                "Idempotency-Key",
                "import-1");

        assertThat(again.is(200).json()).isEqualTo(first.is(200).json());
    }

    @Test
    void anArchivedCampaignTakesNothing() {
        fixtures.archive(campaign);

        assertThat(paste("text/markdown", ENGLISH, "").status()).isEqualTo(409);
        assertThat(paste("text/markdown", ENGLISH, "?dryRun=true").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?dryRun=yes", "?publication=published", "?lang=d_e", "?dryrun=true", "?allowDuplicate=1"})
    void aBadOptionIsRefused(String query) {
        assertThat(paste("text/markdown", ENGLISH, query).status()).isEqualTo(400);
    }

    // ------------------------------------------------------------------ what is no list

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/plain", "multipart/form-data", ""})
    void anotherMediaTypeIsRefusedWithTheOnesThatThereAre(String type) {
        var answer = paste(type, ENGLISH, "");

        assertThat(answer.is(415).text("/detail")).contains("text/markdown", "text/calendar");
    }

    @Test
    void moreThanTenThousandRowsAreRefusedAsAWhole() {
        var rows = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> "Bern,Switzerland," + i)
                .collect(Collectors.joining("\n", "City,Country,Title\n", "\n"));

        var answer = paste("text/csv", rows, "");

        assertThat(answer.is(413).text("/detail")).contains("10000").contains("10002");
        assertThat(event("bern").status()).isEqualTo(404);
    }

    @Test
    void aFileOfMoreThanFiveMebibytesIsRefused() {
        assertThat(paste("text/csv", "x".repeat(5 * 1024 * 1024 + 1), "").status())
                .isEqualTo(413);
        assertThat(paste("text/markdown", "x ".repeat(5 * 512 * 1024), "").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/markdown", "text/csv", "text/calendar", "application/json", "application/ld+json"})
    void whatIsNoTextIsRefused(String type) {
        var zip = new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0};
        var answer = coordinator.sendBytes("POST", "/campaigns/" + campaign + "/imports", zip, "Content-Type", type);

        assertThat(answer.is(400).faults()).containsExactly("not_text");
        assertThat(coordinator
                        .sendBytes("POST", "/campaigns/" + campaign + "/imports", new byte[0], "Content-Type", type)
                        .is(400)
                        .faults())
                .containsExactly("missing_body");
    }

    // ------------------------------------------------------------------ many

    @Test
    void aRowMoreCostsNoStatementMore() {
        var few = statements(rows(20));
        campaign = fixtures.campaign();
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));

        var many = statements(rows(400));

        assertThat(many).isLessThan(few + 60);
        assertThat(counts(table(rows(400)))).isEqualTo("0 0 400 0 0 0");
    }

    private long statements(String file) {
        var statistics = sessions.getStatistics();
        statistics.clear();
        table(file);
        return statistics.getPrepareStatementCount();
    }

    /** One each day. */
    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Bern,Switzerland," + LocalDate.of(2025, 2, 8).plusDays(i) + ",https://lu.ma/many" + i
                        + ",Part " + i)
                .collect(Collectors.joining("\n", "City,Country,Date,Link,Title\n", "\n"));
    }
}
