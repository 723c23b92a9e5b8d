package org.rallypoint.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;

/**
 * Many write for a while, and others follow the feed and its stream: each learns of all that was acknowledged, in order. For
 * how long is said with {@code -Dfaults.seconds}.
 */
class FollowersFaults {

    private static final int WRITERS = 16;
    private static final int CAMPAIGNS = 4;
    private static final int SECONDS = Integer.getInteger("faults.seconds", 60);

    private final TestDatabase database = new TestDatabase();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Map<String, String> settings;

    @BeforeEach
    void begin() {
        settings = database.start();
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        database.stop();
    }

    @Test
    void whoeverFollowsOneNodeMissesNothing() throws Exception {
        try (var node = Node.start(settings)) {
            follow("followers", List.of(node));
        }
    }

    @Test
    void whoeverFollowsTwoNodesMissesNothing() throws Exception {
        assumeTrue(TestDatabase.isPostgres(), "H2 serves one node");
        try (var first = Node.start(settings);
                var second = Node.start(settings)) {
            follow("followers-two-nodes", List.of(first, second));
        }
    }

    private void follow(String name, List<Node> nodes) throws Exception {
        var verdict = new Verdict(
                "%d writers at %d node(s), followed by feed and stream".formatted(WRITERS, nodes.size()),
                "nothing missed, in order");
        for (int i = 0; i < CAMPAIGNS; i++) {
            nodes.get(0).admin().campaign("followed-" + i);
        }
        var cursor = nodes.get(0).nobody().get("/changes").good().text("cursor");
        var written = new CountDownLatch(1);
        var last = new AtomicLong(Long.MAX_VALUE);
        var readers = readers(nodes, cursor, written, last);
        var acknowledged = new ConcurrentLinkedQueue<Change>();
        int refused = write(nodes, acknowledged);
        written.countDown();
        var whole = new Poller(nodes.subList(0, 1), cursor, 500, written).call();
        last.set(whole.get(whole.size() - 1).seq());
        var results = new Results("faults", name);
        results.add(
                "%d nodes, %d writers in %d campaigns, %d s: %d changes acknowledged, %d writes refused, %d in the feed",
                nodes.size(), WRITERS, CAMPAIGNS, SECONDS, acknowledged.size(), refused, whole.size());
        var faults = new ArrayList<String>();
        for (var reader : readers.entrySet()) {
            var read = reader.getValue().get(60, TimeUnit.SECONDS);
            var found = Told.faults(read, whole, Set.copyOf(acknowledged));
            results.add("%s: %d read, %d faults %s", reader.getKey(), read.size(), found.size(), few(found));
            faults.addAll(found);
        }
        nodes.forEach(node -> results.add("errors in the log: %s", few(node.errors())));
        assertThat(faults).isEmpty();
        assertThat(whole).extracting(Told::change).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(acknowledged).hasSizeGreaterThan(SECONDS);
        verdict.held("%d changes in %d s, %d followers without a fault", acknowledged.size(), SECONDS, readers.size());
    }

    private int write(List<Node> nodes, ConcurrentLinkedQueue<Change> acknowledged) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        var writers = new ArrayList<Future<Integer>>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(threads.submit(new Writer(nodes, "followed-" + i % CAMPAIGNS, end, acknowledged, i)));
        }
        int refused = 0;
        for (var writer : writers) {
            refused += writer.get(SECONDS + 60, TimeUnit.SECONDS);
        }
        return refused;
    }

    /** By what they do; where there are several nodes the odd ones go from one to the next. */
    private Map<String, Future<List<Told>>> readers(
            List<Node> nodes, String cursor, CountDownLatch written, AtomicLong last) {
        var readers = new LinkedHashMap<String, Future<List<Told>>>();
        var limits = List.of(500, 200, 50, 7);
        for (int i = 0; i < limits.size(); i++) {
            var its = i % 2 == 0 ? List.of(nodes.get(i / 2 % nodes.size())) : nodes;
            var name = "reader with limit=" + limits.get(i) + " at " + its.size() + " node(s)";
            readers.put(name, threads.submit(new Poller(its, cursor, limits.get(i), written)));
        }
        readers.put(
                "listener to the stream",
                threads.submit(new Listener(nodes.subList(0, 1), cursor, 10 * SECONDS, last)));
        readers.put("listener that is cut every 2 s", threads.submit(new Listener(nodes, cursor, 2, last)));
        return readers;
    }

    private static List<String> few(List<String> many) {
        return many.subList(0, Math.min(5, many.size()));
    }
}
