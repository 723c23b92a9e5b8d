package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.event.EventListTest.cities;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventSearchTest {

    @Inject
    Fixtures fixtures;

    @Test
    void textIsSearchedInTitleSummaryAndVenueInEveryLanguage() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch", event -> event.say("en", EventText.of("Silent vigil", null, null)));
        fixtures.event(campaign, "bern-ch", event -> event.say("de", EventText.of(null, "Stille Mahnwache", null)));
        fixtures.event(
                campaign, "basel-ch", event -> event.meetAt(new Venue("Münsterplatz", "Rittergasse 3", null, null)));

        assertThat(cities(campaign, "q", "vigil")).containsExactly("zurich-ch");
        assertThat(cities(campaign, "q", "MAHNwache")).containsExactly("bern-ch");
        assertThat(cities(campaign, "q", "munsterplatz")).containsExactly("basel-ch");
        assertThat(cities(campaign, "q", "Rittergasse")).containsExactly("basel-ch");
        assertThat(cities(campaign, "q", "nothing like it")).isEmpty();
    }

    @Test
    void theCityIsFoundByItsNameInAnyLanguage() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "copenhagen-dk");
        fixtures.event(campaign, "prague-cz");
        var town = fixtures.town("klein-" + campaign, "Kleinkötzing", "DE", 50, 11, "Europe/Berlin");
        fixtures.event(campaign, town);

        assertThat(cities(campaign, "q", "kopenhagen")).containsExactly("copenhagen-dk");
        assertThat(cities(campaign, "q", "Köbenhavn")).containsExactly("copenhagen-dk");
        assertThat(cities(campaign, "q", "Praag")).containsExactly("prague-cz");
        assertThat(cities(campaign, "q", "Прага")).containsExactly("prague-cz");
        assertThat(cities(campaign, "q", "kleinkotz")).containsExactly(town);
    }

    @Test
    void everyWordHasToBeFoundAndMayBeFoundElsewhere() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "copenhagen-dk", event -> {
            event.say("en", EventText.of("March", "To the sea", null));
            event.meetAt(new Venue("Nyhavn", null, null, null));
        });
        fixtures.event(campaign, "oslo-no", event -> event.say("en", EventText.of("March", null, null)));

        assertThat(cities(campaign, "q", "march")).containsExactly("copenhagen-dk", "oslo-no");
        assertThat(cities(campaign, "q", "Kopenhagen march")).containsExactly("copenhagen-dk");
        assertThat(cities(campaign, "q", "  sea,   NYHAVN kopenhagen ")).containsExactly("copenhagen-dk");
        assertThat(cities(campaign, "q", "march stockholm")).isEmpty();
    }

    /** The longest ligature is eighteen letters when it is folded. */
    @Test
    void moreThanIsSearchedIsStoredAllTheSame() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch", event -> {
            event.say("en", EventText.of("Vigil", null, null));
            for (var language : List.of(Locale.getISOLanguages()).subList(0, 40)) {
                event.say(
                        language, EventText.of(language + "\uFDFA".repeat(198), "\uFDFA".repeat(198) + language, null));
            }
        });

        assertThat(cities(campaign, "q", "\uFDFA")).containsExactly("zurich-ch");
    }

    @Test
    void signsOfPatternsAreNoPatterns() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch", event -> event.say("en", EventText.of("abcdef snake_case", null, null)));
        fixtures.event(campaign, "bern-ch", event -> event.say("en", EventText.of("100% human", null, null)));

        assertThat(cities(campaign, "q", "snake_case")).containsExactly("zurich-ch");
        assertThat(cities(campaign, "q", "100%")).containsExactly("bern-ch");
        assertThat(cities(campaign, "q", "100% human")).containsExactly("bern-ch");
        assertThat(cities(campaign, "q", "!!abc")).containsExactly("zurich-ch");
        assertThat(cities(campaign, "q", "zzz%")).isEmpty();
        assertThat(cities(campaign, "q", "%zzz%")).isEmpty();
        assertThat(cities(campaign, "q", "zzz_zzz")).isEmpty();
    }

    /** What stands for nothing is still no gap that anything may fill. */
    @Test
    void aSignWithinAWordIsPartOfIt() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch", event -> event.say("en", EventText.of("abcdef case snake", null, null)));
        fixtures.event(campaign, "bern-ch", event -> event.say("en", EventText.of("snake_case ab%ef", null, null)));

        assertThat(cities(campaign, "q", "ab%ef")).containsExactly("bern-ch");
        assertThat(cities(campaign, "q", "ab_ef")).doesNotContain("zurich-ch");
        assertThat(cities(campaign, "q", "snake_case")).containsExactly("bern-ch");
    }

    @Test
    void theDescriptionIsNotSearched() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch", event -> event.say("en", EventText.of(null, null, "Bring umbrellas")));

        assertThat(cities(campaign, "q", "umbrellas")).isEmpty();
    }
}
