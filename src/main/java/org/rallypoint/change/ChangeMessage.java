package org.rallypoint.change;

import jakarta.ws.rs.sse.OutboundSseEvent;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/**
 * A change on its way to listeners.
 *
 * @param event as it is sent, one for all who read the same language
 */
record ChangeMessage(ChangeEntry entry, OutboundSseEvent event) {

    private static final int RECONNECT_MILLIS = 3000;

    /** Its data is JSON on one line. */
    static ChangeMessage of(ChangeEntry entry, String json) {
        var event = new OutboundSseEventImpl.BuilderImpl()
                .id(ChangePosition.text(entry.seq()))
                .name(entry.type())
                .data(json)
                .build();
        return new ChangeMessage(entry, event);
    }

    /** What comes first: whoever loses the connection before the first change still knows its place. */
    static OutboundSseEvent hello(long position) {
        return new OutboundSseEventImpl.BuilderImpl()
                .comment("Changes from here on.")
                .id(ChangePosition.text(position))
                .reconnectDelay(RECONNECT_MILLIS)
                .build();
    }

    /** Keeps the connection open, and the place of a listener whom no change concerns from becoming old. */
    static OutboundSseEvent beat(long position) {
        return new OutboundSseEventImpl.BuilderImpl()
                .comment("still here")
                .id(ChangePosition.text(position))
                .build();
    }
}
