package org.rallypoint.campaign;

import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.List;

/** A campaign's texts in one language; what is null falls back to the default language. Demands are kept one a line. */
@Embeddable
public record CampaignText(String title, String summary, String description, String demands, String summitName) {

    static final CampaignText EMPTY = new CampaignText(null, null, null, null, null);

    public static CampaignText of(
            String title, String summary, String description, List<String> demands, String summitName) {
        return new CampaignText(
                title, summary, description, demands.isEmpty() ? null : String.join("\n", demands), summitName);
    }

    List<String> demandList() {
        return demands == null ? List.of() : Arrays.asList(demands.split("\n", -1));
    }
}
