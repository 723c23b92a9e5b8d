package org.rallypoint.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;
import org.rallypoint.packaged.Waiting;

/** Thousands of sockets that never say all, or say nothing more, while somebody else reads. */
class StalledFaults {

    private static final int STALLED = 3_000;
    private static final int OPEN = 10_000;
    private static final int GETS = 500;
    private static final long MOST_MILLIS = 50;
    private static final long MOST_MEGABYTES = 150;
    private static final String BODY = "POST /v1/suggestions HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"city\":";
    private static final String HEAD = "GET /v1/events HTTP/1.1\r\nHost: local";
    private static final String WHOLE = "GET /v1/campaigns/stalled?lang=en HTTP/1.1\r\nHost: localhost\r\n\r\n";

    /** 15 s after the last byte, and some for the machine. */
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(25);

    private final TestDatabase database = new TestDatabase();
    private final List<SocketChannel> sockets = new ArrayList<>();
    private Node node;

    @BeforeEach
    void begin() {
        node = Node.inOperation(database.start());
        node.admin().campaign("stalled");
        node.admin().event("stalled", "March").good();
        // As a node that has been up for a while.
        gets("");
    }

    @AfterEach
    void end() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        node.close();
        database.stop();
    }

    @Test
    void readersNoticeNothingOfThreeThousandThatStall() {
        var verdict = new Verdict(
                STALLED + " stalled bodies, heads and silent sockets", "GET p99 under " + MOST_MILLIS + " ms");
        open(STALLED / 3, BODY);
        open(STALLED / 3, HEAD);
        open(STALLED / 3, "");

        var gets = gets("&when=all");

        new Results("faults", "stalled").add("%d stalled bodies, heads and silent sockets; GET %s", STALLED, gets);
        int open = stillOpen();
        verdict.tell(isServed(gets) && open == STALLED, "%d still open, GET %s", open, gets);
        Waiting.until(CLOSED_WITHIN, () -> stillOpen() == 0);
    }

    @Test
    void tenThousandOpenConnectionsTakeLittleMemory() {
        var verdict = new Verdict(
                OPEN + " open connections",
                "GET p99 under %d ms, %d MB more at most".formatted(MOST_MILLIS, MOST_MEGABYTES));
        long before = node.megabytes();
        open(OPEN, WHOLE);

        var gets = gets("&when=all");

        long after = node.megabytes();
        new Results("faults", "open")
                .add("%d open connections; GET %s; memory %d MB, before %d MB", OPEN, gets, after, before);
        int open = stillOpen();
        verdict.tell(
                isServed(gets) && open == OPEN && after - before <= MOST_MEGABYTES,
                "%d still open, GET %s; %d MB more",
                open,
                gets,
                after - before);
    }

    /** Those that the node has not closed meanwhile: fewer would have been less of a load. */
    private int stillOpen() {
        int open = 0;
        var answer = ByteBuffer.allocate(1 << 16);
        try {
            for (var socket : sockets) {
                socket.configureBlocking(false);
                socket.read(answer.clear());
                open += socket.read(answer.clear()) == 0 ? 1 : 0;
            }
            return open;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isServed(Probe gets) {
        return gets.all().stream().allMatch(asked -> asked.status() == 200) && gets.p99() < MOST_MILLIS;
    }

    /** What hasn't been asked before isn't answered from memory: it needs a worker and the database. */
    private Probe gets(String also) {
        var probe = new Probe();
        for (int i = 0; i < GETS; i++) {
            probe.get(node.nobody(), "/v1/events?limit=" + (1 + i) + also);
        }
        return probe;
    }

    private void open(int count, String said) {
        try {
            for (int i = 0; i < count; i++) {
                var socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port()));
                socket.write(ByteBuffer.wrap(said.getBytes(US_ASCII)));
                sockets.add(socket);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
