package org.rallypoint.webhook;

/** How often a subscription gets a list of what is coming up. */
enum Digest {
    none,
    /** On Mondays at 08:00 UTC, the seven days from then. */
    weekly
}
