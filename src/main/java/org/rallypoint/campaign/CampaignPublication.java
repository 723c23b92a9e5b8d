package org.rallypoint.campaign;

/** How far a campaign has come; archived ones can be read and no longer changed. */
public enum CampaignPublication {
    draft,
    published,
    archived
}
