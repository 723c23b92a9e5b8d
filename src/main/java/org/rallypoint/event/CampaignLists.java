package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rallypoint.access.Access;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.campaign.CampaignView;
import org.rallypoint.http.Cursor;
import org.rallypoint.http.Page;
import org.rallypoint.http.Reading;

/** The campaigns that the API and its pages give out: each list is asked for here alone. */
@Singleton
public class CampaignLists {

    static final String ORDER = "startDate";

    private final CampaignReads campaigns;
    private final CampaignViews campaignViews;
    private final EventRepository events;
    private final EventViews views;
    private final Access access;

    CampaignLists(
            CampaignReads campaigns,
            CampaignViews campaignViews,
            EventRepository events,
            EventViews views,
            Access access) {
        this.campaigns = campaigns;
        this.campaignViews = campaignViews;
        this.events = events;
        this.views = views;
        this.access = access;
    }

    /**
     * Some of the campaigns.
     *
     * @param next the first moment at which it would be another list although nobody changes anything; null if never
     */
    public record Found(
            Page<CampaignWithEvents> page, @Nullable Instant next) {}

    /** Those that are not over, the next one first. */
    public Found upcoming(Reading reading, int limit) {
        return page(CampaignWhen.upcoming, reading, limit, null);
    }

    Found page(CampaignWhen when, Reading reading, int limit, @Nullable CampaignReads.Position after) {
        var found = campaigns.page(when, reading.now(), limit, after);
        var items = found.campaigns().stream()
                .map(counted -> campaignViews.view(counted, reading, false, null))
                .toList();
        return new Found(Page.of(items, nextCursor(found, ORDER + " " + when), limit, found.counted()), found.next());
    }

    /**
     * One campaign.
     *
     * @param next the first moment at which it would be another one although nobody changes anything; null if never
     */
    public record One(CampaignWithEvents view, @Nullable Instant next) {}

    /** One campaign with all its events, as far as the caller may see them. */
    public One withEvents(String slug, Reading reading, boolean allTranslations) {
        var counted = counted(slug);
        var its = seen(events.ofCampaign(counted.campaign()), counted.campaign());
        var view = campaignViews.view(counted, reading, allTranslations, views.views(its, reading, allTranslations));
        return new One(view, next(its, reading.now()));
    }

    /** One campaign with all its public events, as anybody sees it, whoever asks: for addresses that people share. */
    public One shared(String slug, Reading reading) {
        var counted = shared(slug);
        var its = events.ofCampaign(counted.campaign());
        var view = campaignViews.view(counted, reading, false, views.views(its, reading, false));
        return new One(view, next(its, reading.now()));
    }

    /** The same without its events. */
    public CampaignView sharedWithoutEvents(String slug, Reading reading) {
        return campaignViews.view(shared(slug), reading, false, null).campaign();
    }

    /** The same; empty where the public doesn't see it. */
    public Optional<CampaignView> sharedIfPublic(String slug, Reading reading) {
        return campaigns
                .named(slug)
                .filter(found -> found.campaign().isPublic())
                .map(found -> campaignViews.view(found, reading, false, null).campaign());
    }

    /** What a campaign is called. */
    public record Named(String slug, String title) {}

    /** The names of the latest campaigns, as anybody sees them. */
    public List<Named> latest(Reading reading, int most) {
        return campaigns.latest(most).stream()
                .map(campaign -> new Named(campaign.slug(), campaignViews.title(campaign, reading.languages())))
                .toList();
    }

    private CampaignReads.Counted shared(String slug) {
        return campaigns
                .named(slug)
                .filter(found -> found.campaign().isPublic())
                .orElseThrow(CampaignRepository::unknown);
    }

    /** One campaign by itself, where the caller may see it. */
    public One withoutEvents(String slug, Reading reading, boolean allTranslations) {
        return new One(campaignViews.view(counted(slug), reading, allTranslations, null), null);
    }

    private CampaignReads.Counted counted(String slug) {
        return campaigns
                .named(slug)
                .filter(found -> access.maySee(found.campaign()))
                .orElseThrow(CampaignRepository::unknown);
    }

    /** Of a draft each caller sees what they may see one by one. */
    private List<Event> seen(List<Event> its, Campaign campaign) {
        return campaign.isPublic() ? its : its.stream().filter(access::maySee).toList();
    }

    private static Instant next(List<Event> events, Instant now) {
        return events.stream()
                .map(event -> event.nextBoundary(now))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static String nextCursor(CampaignReads.Found found, String order) {
        if (!found.more()) {
            return null;
        }
        var last = found.campaigns().get(found.campaigns().size() - 1).campaign();
        return Cursor.write(order, List.of(last.startDate().toString(), last.slug()));
    }
}
