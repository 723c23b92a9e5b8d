package org.rallypoint.access;

import java.util.Collection;
import java.util.Set;

/** Which campaigns there are; their own room knows. */
public interface KnownCampaigns {

    /** Those of the slugs that name a campaign, whoever may see it. */
    Set<String> existing(Collection<String> slugs);
}
