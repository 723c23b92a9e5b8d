package org.rallypoint.webhook;

/** What a delivery tells of. */
enum DeliveryKind {
    change,
    /** Many first appearances at once, as when a campaign is published or imported; in a channel one message. */
    list,
    reminder,
    /** That a reminder which stands in a channel is not so any more. */
    correction,
    digest,
    test
}
