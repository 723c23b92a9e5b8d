package org.rallypoint.webhook;

/** How far a delivery has come. */
enum DeliveryState {
    /** For its time, for those before it, or for the target to recover. */
    waiting,
    /** On its way. */
    sending,
    /** The target answered 2xx. */
    delivered,
    /** Given up. */
    failed,
    /** There was nothing to send, or nobody to send it to, any more. */
    dropped
}
