package org.rallypoint.faults;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server that can be cut: what is on its way stays there, nobody hears that the other is gone, and new connections hear nothing. */
final class Relay implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient();
    private final Set<NetSocket> ends = ConcurrentHashMap.newKeySet();
    private NetServer server;
    private volatile boolean isCut;

    static Relay to(int port) {
        var relay = new Relay();
        relay.server = relay.vertx
                .createNetServer()
                .connectHandler(near -> relay.connect(near, port))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return relay;
    }

    int port() {
        return server.actualPort();
    }

    void cut() {
        isCut = true;
        ends.forEach(NetSocket::pause);
    }

    void mend() {
        isCut = false;
        ends.forEach(NetSocket::resume);
    }

    private void connect(NetSocket near, int port) {
        near.pause();
        client.connect(port, "127.0.0.1")
                .onSuccess(far -> {
                    join(near, far);
                    join(far, near);
                    if (!isCut) {
                        near.resume();
                    } else {
                        far.pause();
                    }
                })
                .onFailure(failure -> near.close());
    }

    private void join(NetSocket one, NetSocket other) {
        ends.add(one);
        one.handler(other::write);
        one.closeHandler(closed -> {
            ends.remove(one);
            other.close();
        });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
