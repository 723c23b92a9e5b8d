package org.rallypoint.webhook;

import java.util.UUID;

/** One event or campaign as one subscription is told of it, in order. */
record Line(UUID webhook, UUID subject) {}
