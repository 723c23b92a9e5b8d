package org.rallypoint.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Ids;
import org.rallypoint.RuleViolation;
import org.rallypoint.StateConflict;
import org.rallypoint.TextsInLanguages;
import org.rallypoint.http.Languages;

class CampaignTest {

    private static final Instant NOW = Instant.parse("2025-01-01T12:00:00.123456789Z");
    private static final LocalDate FIRST = LocalDate.parse("2025-02-07");
    private static final LocalDate LAST = LocalDate.parse("2025-02-11");

    private static Campaign campaign() {
        var campaign = new Campaign(Ids.next(), "paris-2025", "en", "Paris AI summit protest", NOW);
        campaign.window(FIRST, LAST);
        return campaign;
    }

    private static CampaignText titled(String title) {
        return CampaignText.of(title, null, null, List.of(), null);
    }

    private static TextsInLanguages<CampaignText> texts(Campaign campaign, String language) {
        return new TextsInLanguages<>(campaign.texts(), Languages.chain(language, campaign.defaultLanguage()));
    }

    @Test
    void aNewCampaignIsADraftWithItsTitle() {
        var campaign = campaign();

        assertThat(campaign.publication()).isEqualTo(CampaignPublication.draft);
        assertThat(campaign.revision()).isEqualTo(1);
        assertThat(campaign.availableLanguages()).containsExactly("en");
        assertThat(campaign.texts().get("en").title()).isEqualTo("Paris AI summit protest");
        assertThat(campaign.createdAt()).isEqualTo("2025-01-01T12:00:00.123Z").isEqualTo(campaign.updatedAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Paris", "paris 2025", "paris/2025", "0195b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"})
    void aSlugIsPlainAndNeverShapedLikeAnId(String slug) {
        assertThatThrownBy(() -> new Campaign(Ids.next(), slug, "en", "Paris", NOW))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("slug"));
    }

    @ParameterizedTest
    @CsvSource({"2025-02-07, 2025-02-11, 2025-02-12T12:00:00Z", "2025-02-07, 2025-02-07, 2025-02-08T12:00:00Z"})
    void theWindowEndsWhenTheLastPlaceOnEarthHasFinishedItsLastDay(LocalDate from, LocalDate to, Instant end) {
        var campaign = campaign();

        campaign.window(from, to);

        assertThat(campaign.startDate()).isEqualTo(from);
        assertThat(campaign.endDate()).isEqualTo(to);
        assertThat(campaign.windowEnd()).isEqualTo(end);
    }

    @Test
    void aWindowThatEndsBeforeItStartsIsRefusedAndChangesNothing() {
        var campaign = campaign();

        assertThatThrownBy(() -> campaign.window(LAST, FIRST))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("endDate"));
        assertThat(campaign.startDate()).isEqualTo(FIRST);
        assertThat(campaign.endDate()).isEqualTo(LAST);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void theDefaultLanguageNeverGoesWithoutATitle(String title) {
        var campaign = campaign();

        assertThatThrownBy(() -> campaign.say("en", titled(title)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("title"));
        assertThat(campaign.texts().get("en").title()).isEqualTo("Paris AI summit protest");
    }

    @Test
    void aTextFallsBackFieldByFieldToTheDefaultLanguage() {
        var campaign = campaign();
        campaign.say("en", CampaignText.of("Paris", "In many cities", null, List.of("Pause"), "Action Summit"));
        campaign.say("de", CampaignText.of("Paris!", null, null, List.of(), null));
        var german = texts(campaign, "de-AT");

        assertThat(german.best(CampaignText::title)).isEqualTo("Paris!");
        assertThat(german.best(CampaignText::summary)).isEqualTo("In many cities");
        assertThat(german.best(CampaignText::summitName)).isEqualTo("Action Summit");
        assertThat(german.best(CampaignText::demands)).isEqualTo("Pause");
        assertThat(german.best(CampaignText::description)).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void aReaderNeverGetsAnEmptyTitle(String title) {
        var campaign = campaign();
        campaign.say("de", CampaignText.of(title, "In vielen Städten", null, List.of(), null));

        assertThat(texts(campaign, "de").best(CampaignText::title)).isEqualTo("Paris AI summit protest");
    }

    @Test
    void availableAreTheLanguagesInWhichAnythingIsWritten() {
        var campaign = campaign();

        campaign.say("de", titled("Paris!"));

        assertThat(campaign.availableLanguages()).containsExactly("de", "en");
    }

    @Test
    void aLanguageInWhichNothingIsSaidIsNotAvailable() {
        var campaign = campaign();

        campaign.say("fr", titled(null));

        assertThat(campaign.availableLanguages()).containsExactly("en");
    }

    @Test
    void demandsAreReadBackAsTheyWereMade() {
        var demands = List.of("A treaty", "A pause, now", "Safety first");

        assertThat(CampaignText.of("Paris", null, null, demands, null).demandList())
                .isEqualTo(demands);
        assertThat(titled("Paris").demandList()).isEmpty();
    }

    @Test
    void publishedAndArchivedCampaignsArePublic() {
        var campaign = campaign();
        assertThat(campaign.isPublic()).isFalse();

        campaign.publish();
        assertThat(campaign.isPublic()).isTrue();

        campaign.archive();
        assertThat(campaign.isPublic()).isTrue();
    }

    @Test
    void anArchivedCampaignStaysArchived() {
        var campaign = campaign();
        campaign.publish();
        campaign.archive();

        assertThatThrownBy(campaign::publish).isInstanceOf(StateConflict.class);
        assertThat(campaign.publication()).isEqualTo(CampaignPublication.archived);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "https://user@example.org/", "example.org"})
    void everyAddressOfACampaignIsOneThatPeopleMayClick(String url) {
        var campaign = campaign();

        assertThatThrownBy(() -> campaign.organise(url, null)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> campaign.organise(null, url)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> campaign.picture(url)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> new Supporter(campaign, 0, "Friends", "FR", url))
                .isInstanceOf(RuleViolation.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "https://user@example.org/", "example.org"})
    void theAddressOfTheSummitIsOneThatPeopleMayClick(String url) {
        var campaign = campaign();

        assertThatThrownBy(() -> campaign.answers(new Summit("Paris", "FR", FIRST, LAST, url)))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    void peopleMayBeAskedToOrganiseByMail() {
        var campaign = campaign();

        campaign.organise("mailto:start@example.org", null);

        assertThat(campaign.organiseUrl()).isEqualTo("mailto:start@example.org");
        assertThat(campaign.codeOfConductUrl()).isNull();
    }
}
