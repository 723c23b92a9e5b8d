package org.rallypoint.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.event.Client;
import org.rallypoint.event.Client.Answer;

/** Which city an organiser means. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CityChoiceWriteTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    CityRepository cities;

    @Inject
    TestClock clock;

    private Client admin;

    /** Of a town that no other test enters. */
    private String name;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        admin = Client.with(bearers.of(Role.admin));
        name = "By" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    private Answer create(String body) {
        return admin.post("/campaigns/" + fixtures.campaign() + "/events", body);
    }

    private String town(String name, double latitude, double longitude) {
        return "{\"newCity\":{\"name\":\"%s\",\"countryCode\":\"AT\",\"latitude\":%s,\"longitude\":%s,\"timeZone\":\"Europe/Vienna\"}}"
                .formatted(name, latitude, longitude);
    }

    @ParameterizedTest
    @CsvSource({
        // name or id, country, the id, the warnings
        "zurich-ch, , zurich-ch, ",
        "Zürich, CH, zurich-ch, ",
        "ZURICH, CH, zurich-ch, ",
        "Zurigo, CH, zurich-ch, ",
        "Kopenhagen, DK, copenhagen-dk, ",
        "Köbenhavn, DK, copenhagen-dk, ",
        "london-ca, , london-ca, ",
        "London, GB, london-gb, ",
        "London, CA, london-ca, ",
        "Portland, US, portland-us, /city city_guessed",
    })
    void aCityIsNamedByIdOrInAnyLanguage(String city, String country, String id, String warning) {
        var made = create("{\"city\":\"%s\"%s}"
                        .formatted(city, country == null ? "" : ",\"countryCode\":\"" + country + "\""))
                .is(201);
        assertThat(made.text("/city/id")).isEqualTo(id);
        assertThat(String.join(",", made.warnings())).isEqualTo(warning == null ? "" : warning);
    }

    @Test
    void aGuessNamesTheOthers() {
        var made = create("{\"city\":\"Portland\",\"countryCode\":\"US\"}").is(201);
        assertThat(made.text("/warnings/0/message"))
                .contains("portland-us")
                .contains("portland-me-us")
                .contains("portland-tx-us");
    }

    @Test
    void aNameOfSeveralIsRefusedWithTheCandidates() {
        var london = create("{\"city\":\"London\"}").is(422);
        assertThat(london.faults()).containsExactly("/city ambiguous_city");
        assertThat(london.json().get("candidates").findValuesAsText("id")).containsExactly("london-gb", "london-ca");
        assertThat(london.json().at("/candidates/0/population").asInt()).isGreaterThan(1_000_000);
        var springfield =
                create("{\"city\":\"Springfield\",\"countryCode\":\"US\"}").is(422);
        assertThat(springfield.faults()).containsExactly("/city ambiguous_city");
        assertThat(springfield.json().get("candidates").size()).isGreaterThan(5);
        var nowhere = create("{\"city\":\"Nosuchplaceatall\"}").is(422);
        assertThat(nowhere.faults()).containsExactly("/city unknown_city");
        assertThat(nowhere.list("/candidates")).isEmpty();
        assertThat(create("{\"city\":\"Zürich\",\"countryCode\":\"DE\"}")
                        .is(422)
                        .faults())
                .containsExactly("/city unknown_city");
        assertThat(create("{\"city\":\"zurich-ch\",\"countryCode\":\"DE\"}")
                        .is(422)
                        .faults())
                .containsExactly("/countryCode other_country");
    }

    @Test
    void theCandidatesComeWithTheOtherFaults() {
        var refused = create("{\"city\":\"London\",\"title\":\" \"}").is(422);
        assertThat(refused.faults()).containsExactlyInAnyOrder("/city ambiguous_city", "/title blank");
        assertThat(refused.list("/candidates")).hasSize(2);
    }

    @Test
    void aTownThatTheGazetteerLacksIsEntered() {
        var made = create(town(name, 47.1, 11.7)).is(201);
        var id = Folding.slug(name) + "-at";
        assertThat(made.text("/city/id")).isEqualTo(id);
        assertThat(made.text("/city/name")).isEqualTo(name);
        assertThat(made.text("/city/countryCode")).isEqualTo("AT");
        assertThat(made.text("/timeZone")).isEqualTo("Europe/Vienna");
        assertThat(made.text("/slug")).endsWith("-" + Folding.slug(name));
        // From then on it is a city like any other.
        assertThat(create("{\"city\":\"%s\"}".formatted(id)).is(201).text("/city/id"))
                .isEqualTo(id);
        assertThat(create("{\"city\":\"%s\",\"countryCode\":\"AT\"}".formatted(name))
                        .is(201)
                        .text("/city/id"))
                .isEqualTo(id);
        assertThat(create(town(name.toUpperCase(Locale.ROOT), 47.2, 11.6))
                        .is(201)
                        .text("/city/id"))
                .isEqualTo(id);
    }

    @Test
    void anotherTownOfTheNameHasANumber() {
        create(town(name, 47.1, 11.7)).is(201);
        var id = Folding.slug(name) + "-at";
        assertThat(create(town(name, 48.2, 16.3)).is(201).text("/city/id")).isEqualTo(id + "-2");
        assertThat(create(town(name, 48.3, 16.4)).is(201).text("/city/id")).isEqualTo(id + "-2");
        var refused = create("{\"city\":\"%s\",\"countryCode\":\"AT\"}".formatted(name))
                .is(422);
        assertThat(refused.faults()).containsExactly("/city ambiguous_city");
        assertThat(refused.json().get("candidates").findValuesAsText("id")).containsExactly(id, id + "-2");
    }

    @Test
    void aPlaceThatIsKnownNearbyIsTakenInstead() {
        assertThat(create(town("Wien", 48.2, 16.4)).is(201).text("/city/id")).isEqualTo("vienna-at");
        assertThat(create(town("INNSBRUCK", 47.3, 11.4)).is(201).text("/city/id"))
                .isEqualTo("innsbruck-at");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"newCity\":{}}|422|/newCity/name required,/newCity/countryCode required,/newCity/latitude required,/newCity/longitude required,/newCity/timeZone required",
                "{\"newCity\":{\"name\":\"%s\",\"countryCode\":\"AT\",\"latitude\":47,\"longitude\":11,\"timeZone\":\"Europe/Wien\"}}|422|/newCity/timeZone unknown_time_zone",
                "{\"newCity\":{\"name\":\"%s\",\"countryCode\":\"AT\",\"latitude\":47,\"longitude\":11,\"timeZone\":\"+01:00\"}}|422|/newCity/timeZone unknown_time_zone",
                "{\"newCity\":{\"name\":\"%s\",\"countryCode\":\"AT\",\"latitude\":91,\"longitude\":-181,\"timeZone\":\"Europe/Vienna\"}}|422|/newCity/latitude out_of_range,/newCity/longitude out_of_range",
                "{\"newCity\":{\"name\":\"%s\",\"countryCode\":\"AT\",\"latitude\":\"47\",\"longitude\":11,\"timeZone\":\"Europe/Vienna\",\"id\":\"x\"}}|400|/newCity/latitude wrong_type,/newCity/id unknown_field",
                "{\"city\":\"zurich-ch\",\"newCity\":{\"name\":\"%s\",\"countryCode\":\"AT\",\"latitude\":47,\"longitude\":11,\"timeZone\":\"Europe/Vienna\"}}|422|/newCity two_cities",
                "{\"newCity\":{\"name\":\"%% \uD83D\uDE00\",\"countryCode\":\"AT\",\"latitude\":47,\"longitude\":11,\"timeZone\":\"Europe/Vienna\"}}|422|/newCity/name no_letter",
                "{\"newCity\":\"%s\"}|400|/newCity wrong_type",
            })
    void aTownIsEnteredWholeOrNotAtAll(String body, int status, String faults) {
        var told = create(body.formatted(name)).is(status).faults();
        assertThat(told).containsExactlyInAnyOrder(faults.split(",", -1));
        assertThat(isStored()).isFalse();
    }

    @Test
    void noTownIsStoredForAnEventThatIsRefused() {
        var place = town(name, 47.1, 11.7);
        create(place.replaceAll("}$", ",\"startTime\":\"14:00\"}")).is(422);
        create(place.replaceAll("}$", ",\"title\":7}")).is(400);
        var campaign = fixtures.campaign(more -> more.organise(null, "https://example.org/conduct"));
        admin.post("/campaigns/" + campaign + "/events", place).is(422);
        Client.with(bearers.chapter("CH", campaign))
                .post("/campaigns/" + campaign + "/events", place)
                .is(403);
        var slug = fixtures.event(campaign, "zurich-ch");
        admin.patch("/events/" + slug, place.replaceAll("}$", ",\"startTime\":\"14:00\"}"))
                .is(422);
        Client.with(bearers.editLink(fixtures.id(slug), campaign))
                .patch("/events/" + slug, place.replaceAll("}$", ",\"affiliation\":\"official\"}"))
                .is(403);
        assertThat(isStored()).isFalse();
        assertThat(admin.patch("/events/" + slug, place).is(200).text("/city/name"))
                .isEqualTo(name);
        assertThat(isStored()).isTrue();
    }

    private boolean isStored() {
        return QuarkusTransaction.requiringNew().call(() -> cities.count("name", name)) > 0;
    }

    @Test
    void aTownThatSomebodyEnteredNeverStandsInTheWayOfOneThatEverybodyKnows() {
        create(town("Innsbruck", 46.6, 9.9)).is(201);
        assertThat(create("{\"city\":\"Innsbruck\",\"countryCode\":\"AT\"}")
                        .is(201)
                        .text("/city/id"))
                .isEqualTo("innsbruck-at");
    }

    @Test
    void nobodyLearnsOfATownByADraft() {
        create(town(name, 47, 11).replaceFirst("^\\{", "{\"publication\":\"draft\","))
                .is(201);
        assertThat(create("{\"city\":\"%s\",\"countryCode\":\"AT\"}".formatted(name))
                        .is(422)
                        .faults())
                .containsExactly("/city unknown_city");
    }
}
