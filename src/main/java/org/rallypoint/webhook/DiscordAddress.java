package org.rallypoint.webhook;

import jakarta.annotation.Nullable;

/** The webhook of a Discord channel, with the thread in it that messages go to, if any. */
record DiscordAddress(String webhook, @Nullable String threadId) {

    private static final String THREAD = "?thread_id=";

    /** From the address that {@link Targets#judgeDiscord} made. */
    static DiscordAddress ofStored(String url) {
        int query = url.indexOf(THREAD);
        return query < 0
                ? new DiscordAddress(url, null)
                : new DiscordAddress(url.substring(0, query), url.substring(query + THREAD.length()));
    }

    /** Where a new message is posted; Discord answers with the message, and so with its id. */
    Target post() {
        return Target.ofStored(webhook + "?wait=true" + (threadId == null ? "" : "&thread_id=" + threadId));
    }

    /** Where a message that was posted is edited. */
    Target message(String messageId) {
        return Target.ofStored(webhook + "/messages/" + messageId + (threadId == null ? "" : THREAD + threadId));
    }

    /** Nothing: whoever knows the address may write into the channel. */
    @Override
    public String toString() {
        return "a Discord webhook";
    }
}
