package org.rallypoint.link;

/** What a sign-up link is; constants stand in the order in which one of them becomes the primary link by itself. */
public enum LinkKind {
    event,
    website,
    organiser_page,
    group_chat;

    /** A group chat or an organiser's page is worth showing, but nobody can sign up for the event there. */
    public boolean isSignupPage() {
        return this == event || this == website;
    }

    /** @param path the path of the address, never null */
    static LinkKind of(Platform platform, String path) {
        return switch (platform) {
            case luma -> path.matches("/*|/(?:user|calendar)/.*") ? organiser_page : event;
            case facebook -> path.matches("/(?:events|e)/.+|/.+/events/.+") ? event : organiser_page;
            case eventbrite -> path.matches("/*|/o/.*") ? organiser_page : event;
            case partiful -> path.matches("/*|/u/.*") ? organiser_page : event;
            case meetup, mobilize -> path.matches("/.+/events?/.+|/e/.+") ? event : organiser_page;
            case mixily -> path.matches("/events?/.+") ? event : organiser_page;
            case action_network ->
                path.startsWith("/events/") ? event : path.startsWith("/groups/") ? organiser_page : website;
            case discord -> path.startsWith("/events/") ? event : group_chat;
            case whatsapp, signal, telegram -> group_chat;
            case other -> website;
        };
    }
}
