package org.rallypoint.campaign;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.TextsInLanguages;
import org.rallypoint.city.PlaceNames;
import org.rallypoint.http.Languages;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.link.SignupLinkView;

/** A campaign as the public sees it. */
public record CampaignView(
        @Schema(description = "UUID version 7.") UUID id,

        @Schema(description = "Fixed when the campaign was made.", examples = "paris-2025")
        String slug,

        @Schema(description = "The public sees `published` and `archived` ones; an archived one no longer changes.")
        CampaignPublication publication,

        @Schema(examples = "Paris AI summit protest") String title,

        @Nullable @Schema(description = "Plain text, up to 200 characters.")
        String summary,

        @Nullable @Schema(description = "Limited Markdown, up to 10,000 characters.")
        String description,

        @Schema(description = "One sentence each.") List<String> demands,
        @Nullable SummitView summit,

        @Schema(description = "First day of the protests.", examples = "2025-02-07")
        LocalDate startDate,

        @Schema(description = "Last day of the protests.", examples = "2025-02-11")
        LocalDate endDate,

        @Schema(description = "Where to sign up for news of the campaign.")
        List<SignupLinkView> signupLinks,

        @Nullable @Schema(format = "uri", description = "The rules that organisers accept.")
        String codeOfConductUrl,

        @Nullable @Schema(format = "uri", description = "Where to go to organise in your own city.")
        String organiseUrl,

        @Schema(description = "Whether chapters publish events of their countries by themselves.")
        boolean trustChapters,

        @Schema(description = "BCP 47; the language that texts fall back to.", examples = "en")
        String defaultLanguage,

        @Schema(description = "BCP 47; the language of this answer.", examples = "en")
        String language,

        @Schema(description = "BCP 47; the languages in which anything of it is written.")
        Collection<String> availableLanguages,

        CampaignCounts counts,
        @Nullable @Schema(format = "uri") String imageUrl,

        @Schema(format = "uri", description = "Its public page.")
        String url,

        @Schema(description = "Starts at 1, one more for each stored change.", examples = "1")
        int revision,

        Instant createdAt,
        Instant updatedAt,

        @Nullable @Schema(description = "By BCP 47 language; null unless asked for with `translations=all`.")
        Map<String, CampaignTranslation> translations) {

    /** The language that a reader gets of a campaign. */
    public static String language(Campaign campaign, Languages asked, PlaceNames names) {
        return asked.choose(campaign.availableLanguages(), names::know, campaign.defaultLanguage());
    }

    public static CampaignView of(
            Campaign campaign, CampaignCounts counts, String language, boolean allTranslations, PublicUrls urls) {
        var languages = Languages.chain(language, campaign.defaultLanguage());
        var texts = new TextsInLanguages<>(campaign.texts(), languages);
        var demands = texts.best(text -> text.demands() == null ? null : text.demandList());
        return new CampaignView(
                campaign.id(),
                campaign.slug(),
                campaign.publication(),
                texts.best(CampaignText::title),
                texts.best(CampaignText::summary),
                texts.best(CampaignText::description),
                demands == null ? List.of() : demands,
                SummitView.of(campaign.summit(), texts),
                campaign.startDate(),
                campaign.endDate(),
                SignupLinkView.of(campaign.links(), languages),
                campaign.codeOfConductUrl(),
                campaign.organiseUrl(),
                campaign.trustsChapters(),
                campaign.defaultLanguage(),
                language,
                campaign.availableLanguages(),
                counts,
                campaign.imageUrl(),
                urls.text("/c/" + campaign.slug()),
                campaign.revision(),
                campaign.createdAt(),
                campaign.updatedAt(),
                allTranslations ? translations(campaign) : null);
    }

    private static SortedMap<String, CampaignTranslation> translations(Campaign campaign) {
        var translations = new TreeMap<String, CampaignTranslation>();
        campaign.availableLanguages()
                .forEach(language -> translations.put(
                        language,
                        CampaignTranslation.of(
                                campaign.texts().getOrDefault(language, CampaignText.EMPTY),
                                campaign.links(),
                                language)));
        return translations;
    }
}
