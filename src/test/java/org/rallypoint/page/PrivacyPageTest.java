package org.rallypoint.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.TestDatabase;

/** What the page on privacy says where it was configured otherwise; {@link PageTest} sees it as it is by default. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(PrivacyPageTest.OfAnOperator.class)
class PrivacyPageTest {

    public static class OfAnOperator implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "rallypoint.operator-contact",
                    "privacy@rallypoint.example",
                    "rallypoint.contact-erasure",
                    "90m",
                    "rallypoint.changes.kept",
                    "1d");
        }
    }

    @Test
    void itShowsForHowLongThisServiceKeepsThings() {
        assertThat(page("en").select("main").text())
                .contains("until 90 days after they have, or for 365 days")
                .contains("disappears 14 days after the protest")
                .contains("erased for good 2 hours after that")
                .contains("can be read for 1 day.");
    }

    @Test
    void itNamesWhoeverRunsTheService() {
        var link = page("en").selectFirst("main a");
        assertThat(link.text()).isEqualTo("privacy@rallypoint.example");
        assertThat(link.attr("href")).isEqualTo("mailto:privacy@rallypoint.example");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Privacy, 2 hours, 1 day",
        "de, Datenschutz, 2 Stunden, 1 Tag",
        "fr, Vie privée, 2 heures, 1 jour",
        "es, Privacidad, 2 horas, 1 día",
        "nl, Privacy, 2 uur, 1 dag",
    })
    void itSaysTheSameInEachLanguage(String language, String title, String hours, String day) {
        var page = page(language);
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language);
        assertThat(page.selectFirst("h1").text()).isEqualTo(title);
        assertThat(page.select("main section")).hasSize(5);
        assertThat(page.select("main section p")).hasSize(9);
        assertThat(page.select("main").text())
                .contains(hours, day, "14 ", "90 ", "365 ")
                .doesNotContain("{");
    }

    private static Document page(String language) {
        var answer = given().get("/privacy?lang=" + language);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
        return Jsoup.parse(answer.asString());
    }
}
