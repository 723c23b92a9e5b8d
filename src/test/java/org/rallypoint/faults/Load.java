package org.rallypoint.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rallypoint.packaged.Node;

/** Reads and writes one after the other, and says how long they took. */
final class Load {

    private static final List<String> FILTERS = List.of(
            "country=NO",
            "city=oslo-no",
            "q=protest",
            "from=2035-01-01",
            "sort=-updatedAt",
            "status=scheduled",
            "near=59.9,10.7",
            "details=to_follow",
            "when=all");

    private final Node node;
    private final List<String> events;
    private final Map<String, String> etags = new HashMap<>();
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private int turn;

    Load(Node node, List<String> events) {
        this.node = node;
        this.events = events;
    }

    /** A change, and when its answer was there. */
    record Acknowledged(Change change, Instant at) {}

    /** Milliseconds. */
    record Latency(double half, double most) {

        static Latency of(List<Long> nanos) {
            Collections.sort(nanos);
            return new Latency(at(nanos, 0.5), at(nanos, 0.99));
        }

        private static double at(List<Long> sorted, double share) {
            return sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
        }
    }

    /** What one round has measured. */
    record Round(Latency reads, Latency writes) {}

    Round round(int writes, int readsForEach) {
        var reading = new ArrayList<Long>();
        var writing = new ArrayList<Long>();
        var nobody = node.nobody();
        for (int i = 0; i < writes; i++) {
            for (int j = 0; j < readsForEach; j++) {
                var filter = FILTERS.get((turn + j) % FILTERS.size());
                reading.add(time(() -> nobody.get("/events?limit=50&" + filter).good()));
            }
            writing.add(time(this::write));
        }
        return new Round(Latency.of(reading), Latency.of(writing));
    }

    /** One change of an event's time, which is worth telling. */
    void write() {
        var event = events.get(turn++ % events.size());
        var api = node.admin();
        var etag = etags.computeIfAbsent(
                event, id -> api.get("/events/" + id).good().etag());
        var body = "{\"startTime\":\"%02d:%02d\"}".formatted(turn / 60 % 24, turn % 60);
        var answer = api.send("PATCH", "/events/" + event, body, etag).good();
        etags.put(event, answer.etag());
        acknowledged.add(
                new Acknowledged(new Change(event, answer.json().get("revision").asInt()), Instant.now()));
    }

    List<Acknowledged> acknowledged() {
        return acknowledged;
    }

    private static long time(Runnable deed) {
        long begun = System.nanoTime();
        deed.run();
        return System.nanoTime() - begun;
    }
}
