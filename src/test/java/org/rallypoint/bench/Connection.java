package org.rallypoint.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One that stays open, with one request at a time. It reads just as much of an answer as shows where it ends, unless the
 * {@link Asking} wants more, so that it takes as little as possible of the processor from the server.
 */
final class Connection {

    private static final String LENGTH = "\r\ncontent-length: ";
    private static final int HEAD = 2_000;

    private final NetSocket socket;
    private final Context home = Vertx.currentContext();
    private final Asking asking;
    private final Tally tally;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Consumer<Connection> whenFree = free -> {};
    private boolean isClosing;
    private long since;
    private byte[] answer = new byte[HEAD];
    private int kept;
    private long size;
    /** Of the body; below zero while the head isn't there. */
    private long missing = -1;

    /** To be made on the event loop of its socket. */
    Connection(NetSocket socket, Asking asking, Tally tally) {
        this.socket = socket;
        this.asking = asking;
        this.tally = tally;
        socket.handler(this::take);
        socket.closeHandler(closed -> {
            if (!isClosing) {
                tally.wrong("The server has closed a connection");
            }
            ended.complete(null);
        });
    }

    /** Tells now, and after each answer, that it is free; from its event loop. */
    void begin(Consumer<Connection> free) {
        run(() -> {
            whenFree = free;
            free.accept(this);
        });
    }

    /** What has to do with it is done on its event loop. */
    void run(Runnable deed) {
        home.runOnContext(there -> deed.run());
    }

    /** @param from when the time of this request begins, in nanoseconds */
    void ask(long from) {
        since = from;
        socket.write(asking.next());
    }

    void close() {
        isClosing = true;
        socket.close();
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    private void take(Buffer data) {
        keep(data);
        size += data.length();
        if (missing < 0) {
            takeHead();
        } else {
            missing -= data.length();
        }
        if (missing == 0) {
            takeEnd();
        }
    }

    private void keep(Buffer data) {
        int wanted = asking.readsBodies() ? data.length() : Math.min(data.length(), HEAD - kept);
        if (kept + wanted > answer.length) {
            answer = Arrays.copyOf(answer, 2 * (kept + wanted));
        }
        data.getBytes(0, wanted, answer, kept);
        kept += wanted;
    }

    private void takeHead() {
        var text = new String(answer, 0, Math.min(kept, HEAD), ISO_8859_1);
        int endOfHead = text.indexOf("\r\n\r\n");
        if (endOfHead < 0) {
            return;
        }
        int at = text.startsWith("HTTP/1.1 304") ? -1 : indexOfLength(text, endOfHead);
        long length = at < 0 ? 0 : Long.parseLong(text, at, text.indexOf('\r', at), 10);
        missing = length - (size - endOfHead - 4);
    }

    private void takeEnd() {
        tally.answered(since, size);
        var fault = asking.fault(answer, kept);
        if (fault != null) {
            tally.wrong(fault);
        }
        kept = 0;
        size = 0;
        missing = -1;
        whenFree.accept(this);
    }

    private static int indexOfLength(String text, int endOfHead) {
        for (int at = text.indexOf("\r\n"); at < endOfHead; at = text.indexOf("\r\n", at + 2)) {
            if (text.regionMatches(true, at, LENGTH, 0, LENGTH.length())) {
                return at + LENGTH.length();
            }
        }
        return -1;
    }
}
