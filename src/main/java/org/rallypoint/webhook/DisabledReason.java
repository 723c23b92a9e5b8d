package org.rallypoint.webhook;

/** Why nothing is sent to a subscription any more. */
enum DisabledReason {
    /** It is not. */
    none,
    /** Its owner said so. */
    by_owner,
    /** The target answered 410, or Discord 404: it is there no more. */
    gone,
    /** Discord answered 401 or 403. */
    unauthorized,
    /** Nothing arrived for three days. */
    unreachable,
    /** More is waiting than is kept: the change feed has it. */
    queue_full,
    /** The token that made it was revoked, and speaks for nobody else. */
    token_revoked
}
