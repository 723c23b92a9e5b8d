package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.event.Client.Answer;

/** A city has one event of a campaign a day, and an event a sign-up page of its own. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventDuplicateWriteTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    private String campaign;
    private Client coordinator;
    private Client organiser;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        inCampaign(fixtures.campaign());
    }

    private void inCampaign(String slug) {
        campaign = slug;
        coordinator = Client.with(bearers.of(Role.coordinator, slug));
        organiser = Client.with(bearers.of(Role.organiser, slug));
    }

    @ParameterizedTest
    @CsvSource({
        // day of the first, day of the second, the answer
        ", , 409",
        "2025-02-08, 2025-02-08, 409",
        "2025-02-08, 2025-02-09, 201",
        ", 2025-02-08, 201",
        "2025-02-08, , 201",
    })
    void aCityHasOneEventADay(String first, String second, int status) {
        var one = create(coordinator, inZurich(first)).is(201);
        var two = create(coordinator, inZurich(second)).is(status);
        if (status == 409) {
            assertThat(two.problem()).isEqualTo("duplicate");
            assertThat(two.faults()).containsExactly("/city duplicate");
            assertThat(two.text("/existing/id")).isEqualTo(one.text("/id"));
            assertThat(two.text("/existing/slug")).isEqualTo(one.text("/slug"));
            assertThat(two.text("/existing/url")).endsWith("/e/" + one.text("/slug"));
            coordinator
                    .post("/campaigns/" + campaign + "/events?allowDuplicate=true", inZurich(second))
                    .is(201);
        }
        inCampaign(fixtures.campaign());
        create(coordinator, inZurich(first)).is(201);
    }

    private static String inZurich(String day) {
        return "{\"city\":\"zurich-ch\",\"startDate\":%s}".formatted(day == null ? null : "\"" + day + "\"");
    }

    @Test
    void whatIsHiddenOrMergedIsNoDuplicateAndWhatIsCancelledIs() {
        var first = "/events/" + create(coordinator, inZurich(null)).is(201).text("/id");
        coordinator.turn(first, "cancel", "{}").is(200);
        create(coordinator, inZurich(null)).is(409);
        coordinator.turn(first, "hide", "{}").is(200);
        var second = create(coordinator, inZurich(null)).is(201).text("/id");
        create(coordinator, inZurich(null)).is(409);
        var day = create(coordinator, inZurich("2025-02-08")).is(201).text("/id");
        coordinator
                .turn("/events/" + second, "merge", "{\"into\":\"%s\"}".formatted(day))
                .is(200);
        create(coordinator, inZurich(null)).is(201);
    }

    @Test
    void aDuplicateThatTheCallerMayNotSeeIsNotShown() {
        var pending = create(organiser, inZurich(null)).is(201);
        var other = Client.with(bearers.of(Role.organiser, campaign));
        var refused = create(other, inZurich(null)).is(409);
        assertThat(refused.json().get("existing").isNull()).isTrue();
        assertThat(refused.response().body())
                .doesNotContain(pending.text("/id"))
                .doesNotContain(pending.text("/slug"));
        assertThat(create(coordinator, inZurich(null)).is(409).text("/existing/id"))
                .isEqualTo(pending.text("/id"));
    }

    @Test
    void aChangeMakesNoDuplicateEither() {
        create(coordinator, inZurich(null)).is(201);
        create(coordinator, inZurich("2025-02-08")).is(201);
        var bern = create(coordinator, "{\"city\":\"bern-ch\",\"startDate\":\"2025-02-09\"}")
                .is(201)
                .text("/id");
        var path = "/events/" + bern;
        for (var patch : List.of(
                "{\"city\":\"zurich-ch\",\"startDate\":\"2025-02-08\"}",
                "{\"city\":\"zurich-ch\",\"startDate\":null}")) {
            assertThat(coordinator.patch(path, patch).is(409).problem()).isEqualTo("duplicate");
        }
        assertThat(coordinator.get(path).revision()).isEqualTo(1);
        assertThat(coordinator.get(path).text("/city/id")).isEqualTo("bern-ch");
        coordinator.patch(path, "{\"city\":\"zurich-ch\"}").is(200);
        coordinator.patch(path, "{\"startDate\":\"2025-02-08\"}").is(409);
        coordinator
                .send(
                        "PATCH",
                        path + "?allowDuplicate=true",
                        "{\"startDate\":\"2025-02-08\"}",
                        "If-Match",
                        coordinator.tagOf(path))
                .is(200);
        // What it was allowed to be once it may remain.
        coordinator.patch(path, "{\"title\":\"The other one\"}").is(200);
    }

    @Test
    void oneSignupPageOfTwoEventsIsAWarning() {
        var first = create(
                        coordinator,
                        "{\"city\":\"zurich-ch\",\"signupLinks\":[{\"url\":\"https://lu.ma/w5cxxfuq?utm_source=x\"}]}")
                .is(201);
        assertThat(first.warnings()).isEmpty();
        var second = create(
                        coordinator,
                        "{\"city\":\"bern-ch\",\"signupLinks\":[{\"url\":\"https://a.example/1\"},{\"url\":\"https://luma.com/w5cxxfuq\"}]}")
                .is(201);
        assertThat(second.warnings()).containsExactly("/signupLinks/1/url shared_link");
        assertThat(second.text("/warnings/0/message")).contains(first.text("/slug"));
        var third = create(coordinator, "{\"city\":\"basel-ch\"}").is(201);
        var path = "/events/" + third.text("/id");
        assertThat(coordinator
                        .patch(path, "{\"signupLinks\":[{\"url\":\"https://lu.ma/w5cxxfuq\"}]}")
                        .is(200)
                        .warnings())
                .containsExactly("/signupLinks/0/url shared_link");
        assertThat(coordinator.patch(path, "{\"title\":\"x\"}").is(200).warnings())
                .isEmpty();
        inCampaign(fixtures.campaign());
        assertThat(create(
                                coordinator,
                                "{\"city\":\"zurich-ch\",\"signupLinks\":[{\"url\":\"https://lu.ma/w5cxxfuq\"}]}")
                        .is(201)
                        .warnings())
                .isEmpty();
    }

    private Answer create(Client client, String body) {
        return client.post("/campaigns/" + campaign + "/events", body);
    }
}
