package org.rallypoint.change;

/** What became of an event or a campaign; on the wire with a dot, {@code event.created}. */
public enum ChangeType {
    event_created,
    event_updated,
    event_details_announced,
    event_rescheduled,
    event_postponed,
    event_cancelled,
    event_reinstated,
    event_removed,
    campaign_published,
    campaign_updated,
    campaign_archived;

    /** As it is stored and sent. */
    @Override
    public String toString() {
        return name().replaceFirst("_", ".");
    }
}
