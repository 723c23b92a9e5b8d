package org.rallypoint.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import org.rallypoint.Ids;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.MergePatch;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.TranslationKeys;

/** Makes and changes campaigns from JSON. */
@Singleton
public class CampaignEditor {

    private final CampaignRepository campaigns;
    private final CampaignChanges changes;
    private final ObjectMapper json;
    private final Clock clock;

    CampaignEditor(CampaignRepository campaigns, CampaignChanges changes, ObjectMapper json, Clock clock) {
        this.campaigns = campaigns;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Makes a draft.
     *
     * @param ofView keys of answers, which tells computed ones from unknown ones
     * @throws ProblemException 400 and 422 with every fault of the body; 409 where the slug is taken
     */
    public Campaign create(ObjectNode given, Collection<String> ofView) {
        var body = new BodyReader(given);
        var input = CampaignInput.read(body, ofView);
        input.checkLabels(given, body);
        if (input.slug() == null || input.defaultLanguage() == null) {
            body.done();
        }
        var campaign = body.get(() ->
                        new Campaign(Ids.next(), input.slug(), input.defaultLanguage(), input.title(), clock.instant()))
                .orElse(null);
        if (campaign != null) {
            input.applyTo(campaign, body);
        }
        body.done();
        if (campaigns.find("slug", input.slug()).firstResultOptional().isPresent()) {
            throw ProblemException.conflict("slug_taken", "Another campaign has this slug.", "/slug", null);
        }
        campaigns.persist(campaign);
        changes.made(campaign);
        return campaign;
    }

    /**
     * Applies a merge patch to a campaign whose row is locked.
     *
     * @throws ProblemException 400 and 422 with every fault of the result
     */
    public void patch(Campaign campaign, ObjectNode patch, Collection<String> ofView) {
        campaign.mustBeOpen();
        changes.make(campaign, "campaign.patch", () -> {
            var before = CampaignInput.of(campaign);
            var given = TranslationKeys.canonical(patch);
            var body = new BodyReader(MergePatch.apply(json.valueToTree(before), given));
            var input = CampaignInput.read(body, ofView);
            input.checkFixed(before, body);
            input.checkLabels(given, body);
            if (!body.isFine("slug", "defaultLanguage")) {
                body.done();
            }
            input.applyTo(campaign, body);
            body.done();
        });
    }
}
