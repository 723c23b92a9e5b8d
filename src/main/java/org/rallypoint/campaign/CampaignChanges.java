package org.rallypoint.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.rallypoint.access.Audit;
import org.rallypoint.change.ChangeLog;
import org.rallypoint.change.ChangeType;
import org.rallypoint.change.Changed;

/** Stores changes of campaigns: each raises the revision once and is audited, and what the public sees goes into the change log. */
@Singleton
public class CampaignChanges {

    private final CampaignRepository campaigns;
    private final Audit audit;
    private final ChangeLog changes;
    private final ObjectMapper json;
    private final Clock clock;

    CampaignChanges(CampaignRepository campaigns, Audit audit, ChangeLog changes, ObjectMapper json, Clock clock) {
        this.campaigns = campaigns;
        this.audit = audit;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /** What has just been made, a draft. */
    public void made(Campaign campaign) {
        audit.record("campaign.create", campaign, null, null, state(campaign));
    }

    /** Runs a deed on a campaign whose row is locked; returns whether it changed anything. */
    public boolean make(Campaign campaign, String action, Runnable deed) {
        var before = state(campaign);
        var publicationBefore = campaign.publication();
        deed.run();
        var after = state(campaign);
        var names = new TreeSet<String>();
        after.fieldNames().forEachRemaining(name -> {
            if (!after.get(name).equals(before.get(name))) {
                names.add(name);
            }
        });
        if (names.isEmpty()) {
            return false;
        }
        campaign.changed(clock.instant());
        audit.record(
                action, campaign, null, before.retain(names), after.deepCopy().retain(names));
        if (campaign.isPublic()) {
            publish(campaign, publicationBefore, names);
        }
        return true;
    }

    private void publish(Campaign campaign, CampaignPublication before, Collection<String> names) {
        var type = campaign.publication() == before
                ? ChangeType.campaign_updated
                : campaign.publication() == CampaignPublication.archived
                        ? ChangeType.campaign_archived
                        : ChangeType.campaign_published;
        var seen = type == ChangeType.campaign_updated ? new TreeSet<>(names) : new TreeSet<String>();
        var isMaterial = seen.isEmpty() || seen.contains("startDate") || seen.contains("endDate");
        var what = new Changed(campaign.id(), campaign.slug(), null, null, null, campaign.revision());
        changes.record(List.of(new ChangeLog.Entry(type, what, seen, isMaterial)));
    }

    private ObjectNode state(Campaign campaign) {
        ObjectNode state = json.valueToTree(CampaignInput.of(campaign));
        state.put("publication", campaign.publication().toString());
        return state.set(
                "supporters",
                json.valueToTree(campaigns.supporters(campaign).stream()
                        .map(SupporterView::of)
                        .toList()));
    }
}
