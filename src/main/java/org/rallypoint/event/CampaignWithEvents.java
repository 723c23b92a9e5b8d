package org.rallypoint.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.campaign.CampaignView;
import org.rallypoint.http.Revisioned;

/** A campaign, with its events where they were asked for. */
@Schema(
        name = "Campaign",
        description = "A call to protest around a summit, in many cities at once. Every key is always there.")
public record CampaignWithEvents(
        @JsonUnwrapped CampaignView campaign,

        @Nullable
        @Schema(description = "All events, in the order of lists; null unless asked for with `include=events`.")
        List<EventView> events)
        implements Revisioned {

    /** The keys of its JSON. */
    static Set<String> keys() {
        var keys = new TreeSet<>(Set.of("events"));
        Arrays.stream(CampaignView.class.getRecordComponents())
                .map(RecordComponent::getName)
                .forEach(keys::add);
        return keys;
    }

    @Override
    public int revision() {
        return campaign.revision();
    }
}
