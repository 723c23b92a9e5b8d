package org.rallypoint.webhook;

/** How far a call came. */
enum Outcome {
    /** Nothing of the message left this machine: it can be sent again without being there twice. */
    NOT_SENT,
    /** The message, or a part of it, was sent and nothing came back: the target may have acted on it. */
    UNANSWERED,
    /** The target answered with a status. */
    ANSWERED
}
