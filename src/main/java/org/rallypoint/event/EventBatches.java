package org.rallypoint.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.FlushModeType;
import org.rallypoint.access.Access;
import org.rallypoint.access.Deed;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.city.CityRepository;
import org.rallypoint.http.ProblemException;

/** Begins batches of events. */
@Singleton
public class EventBatches {

    private final CampaignRepository campaigns;
    private final EventRepository events;
    private final EventEditor editor;
    private final EventChanges changes;
    private final CityRepository cities;
    private final Access access;
    private final ObjectMapper json;

    EventBatches(
            CampaignRepository campaigns,
            EventRepository events,
            EventEditor editor,
            EventChanges changes,
            CityRepository cities,
            Access access,
            ObjectMapper json) {
        this.campaigns = campaigns;
        this.events = events;
        this.editor = editor;
        this.changes = changes;
        this.cities = cities;
        this.access = access;
        this.json = json;
    }

    /**
     * The campaign of a batch.
     *
     * @throws ProblemException 404 and 403 for those who may not do that here
     * @throws org.rallypoint.StateConflict for an archived campaign
     */
    public Campaign campaign(String slug) {
        var campaign = campaigns.named(slug).orElseThrow(CampaignRepository::unknown);
        access.require(Deed.import_events, campaign, CampaignRepository::unknown);
        campaign.mustBeOpen();
        return campaign;
    }

    /**
     * Begins a batch in the running transaction; the campaign is locked unless nothing is going to be written.
     *
     * @param isTrial whether everything is done but written
     * @throws org.rallypoint.StateConflict for a campaign that was archived meanwhile
     */
    public EventBatch begin(Campaign campaign, boolean isTrial) {
        // Else every look at the database would first compare all events with what they were.
        events.getEntityManager().setFlushMode(FlushModeType.COMMIT);
        if (!isTrial) {
            campaigns.forChange(campaign.slug());
            campaign.mustBeOpen();
        }
        return new EventBatch(campaign, isTrial, events, editor, changes, cities, json);
    }
}
