package org.rallypoint.format.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.format.Views.event;
import static org.rallypoint.format.Views.single;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;
import org.rallypoint.city.CityView;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventView;

class DiscordScheduledEventTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static JsonNode body(EventView event) {
        JsonNode body = JSON.valueToTree(DiscordScheduledEvent.of(single(event)));
        return DiscordSchemas.check("ExternalScheduledEventCreateRequest", body);
    }

    @Test
    void itHasWhatDiscordAsksFor() throws Exception {
        var view = event().at("2025-02-08", "14:00")
                .texts("Come *all*", "More")
                .venue("Bürkliplatz", "Am See 1", null, null)
                .signup("https://lu.ma/a_b", null)
                .view();

        assertThat(body(view)).isEqualTo(JSON.readTree("""
                {
                  "name": "Paris AI summit protest: Zürich",
                  "description": "Come \\\\*all\\\\*\\n\\n<https://rally.example/e/paris-2025-zurich>\\nSign up: <https://lu.ma/a_b>",
                  "privacy_level": 2,
                  "scheduled_start_time": "2025-02-08T13:00:00Z",
                  "scheduled_end_time": "2025-02-08T16:00:00Z",
                  "entity_type": 3,
                  "entity_metadata": {"location": "Bürkliplatz, Am See 1, Zürich, Switzerland"}
                }"""));
    }

    @Test
    void whatPeopleTypedIsCutAndNeverMentionsAnybody() {
        for (var text : DiscordNewsTest.texts()) {
            var view = event().in("Africa/Ndjamena", new CityView("x-td", text, "TD", "Chad", null, 1, 2))
                    .at("2025-02-08", "14:00")
                    .title(text)
                    .texts(null, text)
                    .venue(text, text, null, null)
                    .attendance(Attendance.mixed)
                    .signup("https://a.example/" + "a".repeat(550), null)
                    .view();

            var body = body(view);

            assertThat(body.path("name").textValue()).isNotEmpty().doesNotContain("@everyone", "@here", "\n");
            assertThat(body.at("/entity_metadata/location").textValue()).isNotEmpty();
            assertThat(body.path("description").textValue())
                    .doesNotContain("@everyone")
                    .endsWith("aaa>");
        }
    }

    @Test
    void aSignUpPageWithAnEndlessAddressIsOnTheEventsPage() {
        var view = event().at("2025-02-08", "14:00")
                .signup("https://a.example/" + "a".repeat(1900), null)
                .view();

        assertThat(body(view).path("description").textValue()).isEqualTo("<https://rally.example/e/paris-2025-zurich>");
    }
}
