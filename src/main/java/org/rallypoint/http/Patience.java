package org.rallypoint.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The idle timeout is for clients that don't say what they want. Who waits for a long answer has said all, and is silent. */
final class Patience {

    /** What Vert.x calls its handlers. */
    private static final String IDLE = "idle";

    private static final String LAST = "handler";

    private Patience() {}

    /** Lets the client of a request whose body is there wait for its answer. */
    static void with(RoutingContext context, Duration idleTimeout) {
        var pipeline =
                ((ConnectionBase) context.request().connection()).channel().pipeline();
        if (pipeline.get(IDLE) != null) {
            pipeline.remove(IDLE);
            context.addEndHandler(answered -> restore(pipeline, idleTimeout));
        }
    }

    private static void restore(ChannelPipeline pipeline, Duration idleTimeout) {
        if (pipeline.channel().isActive() && pipeline.get(LAST) != null) {
            pipeline.addBefore(LAST, IDLE, new IdleStateHandler(0, 0, idleTimeout.toMillis(), TimeUnit.MILLISECONDS));
        }
    }
}
