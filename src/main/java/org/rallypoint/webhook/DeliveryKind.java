package org.rallypoint.webhook;

/** What a delivery tells of. */
enum DeliveryKind {
    change,
    reminder,
    digest,
    test
}
