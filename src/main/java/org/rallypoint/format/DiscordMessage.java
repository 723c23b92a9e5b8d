package org.rallypoint.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Stub. */
public final class DiscordMessage {
    private DiscordMessage() {}

    /** Stub. */
    public static JsonNode of(Listing listing) {
        return JsonNodeFactory.instance.objectNode().put("title", listing.title());
    }
}
