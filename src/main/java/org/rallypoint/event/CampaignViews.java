package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import org.rallypoint.TextsInLanguages;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.campaign.CampaignText;
import org.rallypoint.campaign.CampaignView;
import org.rallypoint.city.PlaceNames;
import org.rallypoint.http.Languages;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.Reading;

/** Views of campaigns in the reader's language. */
@Singleton
class CampaignViews {

    private final CampaignReads campaigns;
    private final PlaceNames names;
    private final PublicUrls urls;

    CampaignViews(CampaignReads campaigns, PlaceNames names, PublicUrls urls) {
        this.campaigns = campaigns;
        this.names = names;
        this.urls = urls;
    }

    CampaignWithEvents view(
            CampaignReads.Counted counted, Reading reading, boolean allTranslations, @Nullable List<EventView> events) {
        var language = CampaignView.language(counted.campaign(), reading.languages(), names);
        return new CampaignWithEvents(
                CampaignView.of(counted.campaign(), counted.counts(), language, allTranslations, urls), events);
    }

    /** In the best of the languages. */
    String title(Campaign campaign, Languages asked) {
        var language = CampaignView.language(campaign, asked, names);
        return new TextsInLanguages<>(campaign.texts(), Languages.chain(language, campaign.defaultLanguage()))
                .best(CampaignText::title);
    }

    /** As it stands after a write. */
    CampaignWithEvents view(Campaign campaign, Reading reading) {
        var counted = campaigns.named(campaign.slug()).orElseThrow(CampaignRepository::unknown);
        return view(counted, reading, false, null);
    }
}
