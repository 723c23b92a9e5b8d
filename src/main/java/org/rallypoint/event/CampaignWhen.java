package org.rallypoint.event;

/** Which part of time a list of campaigns is about; one that has begun and goes on is upcoming, too. */
enum CampaignWhen {
    upcoming,
    past,
    all
}
