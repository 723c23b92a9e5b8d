package org.rallypoint.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rallypoint.packaged.Node;

/** A bot that follows the feed by its cursor, at one node after the other, until nothing is written any more. */
final class Poller implements Callable<List<Told>> {

    /** It asks again, with the same cursor. */
    static final int BUSY = 503;

    private final List<Node> nodes;
    private final int limit;
    private final CountDownLatch written;
    private String cursor;

    Poller(List<Node> nodes, String cursor, int limit, CountDownLatch written) {
        this.nodes = nodes;
        this.cursor = cursor;
        this.limit = limit;
        this.written = written;
    }

    @Override
    public List<Told> call() throws InterruptedException {
        var read = new ArrayList<Told>();
        boolean isOver;
        var hasMore = false;
        int turn = 0;
        do {
            isOver = hasMore ? written.getCount() == 0 : written.await(30, TimeUnit.MILLISECONDS);
            var page = nodes.get(turn++ % nodes.size()).nobody().get("/changes?limit=" + limit + "&since=" + cursor);
            if (page.status() == BUSY) {
                isOver = false;
                continue;
            }
            page.good().json().get("items").forEach(item -> read.add(Told.of(item)));
            cursor = page.text("cursor");
            hasMore = page.json().get("more").asBoolean();
        } while (!isOver || hasMore);
        return read;
    }
}
