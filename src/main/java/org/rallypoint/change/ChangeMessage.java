package org.rallypoint.change;

import jakarta.annotation.Nullable;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/**
 * What goes to listeners.
 *
 * @param entry null for a comment
 * @param event as it is sent, one for all who read the same language
 * @param size about as many bytes as it takes while it waits
 */
record ChangeMessage(@Nullable ChangeEntry entry, OutboundSseEvent event, int size) {

    private static final int RECONNECT_MILLIS = 3000;

    /** Of the objects around the text. */
    private static final int BASE_SIZE = 256;

    /** Its data is JSON on one line. */
    static ChangeMessage of(ChangeEntry entry, String json) {
        var event = new OutboundSseEventImpl.BuilderImpl()
                .id(ChangePosition.text(entry.seq()))
                .name(entry.type())
                .data(json)
                .build();
        return new ChangeMessage(entry, event, BASE_SIZE + Character.BYTES * json.length());
    }

    /** What comes first: whoever loses the connection before the first change still knows its place. */
    static ChangeMessage hello(long position) {
        var event = new OutboundSseEventImpl.BuilderImpl()
                .comment("Changes from here on.")
                .id(ChangePosition.text(position))
                .reconnectDelay(RECONNECT_MILLIS)
                .build();
        return new ChangeMessage(null, event, BASE_SIZE);
    }

    /** Keeps the connection open, and the place of a listener whom no change concerns from becoming old. */
    static ChangeMessage beat(long position) {
        var event = new OutboundSseEventImpl.BuilderImpl()
                .comment("still here")
                .id(ChangePosition.text(position))
                .build();
        return new ChangeMessage(null, event, BASE_SIZE);
    }
}
