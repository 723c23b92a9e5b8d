package org.rallypoint.webhook;

import java.time.Instant;

/**
 * The body of a message of the kind {@code standard}.
 *
 * @param timestamp when what it tells happened
 * @param data an entry of the change feed; the event of a reminder; the events of a list; nothing of a test
 */
record WebhookMessage(String type, Instant timestamp, Object data) {}
