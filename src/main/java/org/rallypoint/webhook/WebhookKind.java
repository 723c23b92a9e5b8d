package org.rallypoint.webhook;

/** What a subscription's target understands. */
enum WebhookKind {
    /** JSON with the headers of Standard Webhooks. */
    standard,
    /** A Discord channel's own webhook: messages for people, edited when something changes. */
    discord
}
