package org.rallypoint.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import org.rallypoint.packaged.Api;
import org.rallypoint.packaged.Node;

/** Makes and changes events of one campaign until its time is over, at one node after the other. */
final class Writer implements Callable<Integer> {

    private static final int AT_HAND = 20;

    private final List<Node> nodes;
    private final String campaign;
    private final long end;
    private final Queue<Change> acknowledged;
    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private int refused;

    Writer(List<Node> nodes, String campaign, long end, Queue<Change> acknowledged, long seed) {
        this.nodes = nodes;
        this.campaign = campaign;
        this.end = end;
        this.acknowledged = acknowledged;
        this.random = new Random(seed);
    }

    private record Event(String id, String etag, String state) {}

    /** Returns how many of its writes were not acknowledged. */
    @Override
    public Integer call() {
        for (int round = 0; System.nanoTime() < end; round++) {
            var api = nodes.get(random.nextInt(nodes.size())).admin();
            if (events.size() < 3 || random.nextInt(10) == 0) {
                note(api.event(campaign, "Round " + round));
            } else {
                change(api, events.remove(random.nextInt(events.size())), round);
            }
        }
        return refused;
    }

    private void change(Api api, Event event, int round) {
        var path = "/events/" + event.id;
        int dice = random.nextInt(8);
        if (event.state.equals("hidden")) {
            note(api.send("POST", path + "/publish", "{}", event.etag));
        } else if (event.state.equals("cancelled") && dice < 4) {
            note(api.send("POST", path + "/reinstate", "{}", event.etag));
        } else if (event.state.equals("scheduled") && dice == 0) {
            note(api.send("POST", path + "/cancel", "{\"note\":\"Round %d\"}".formatted(round), event.etag));
        } else if (dice == 1) {
            note(api.send("POST", path + "/hide", "{}", event.etag));
        } else {
            note(api.send("PATCH", path, "{\"summary\":\"Round %d\"}".formatted(round), event.etag));
        }
    }

    /** Of an event whose write failed nobody knows how it stands: it is left alone from then on. */
    private void note(Api.Answer answer) {
        if (!answer.isGood()) {
            refused++;
            return;
        }
        var id = answer.text("id");
        acknowledged.add(new Change(id, answer.json().get("revision").asInt()));
        var isHidden = answer.text("publication").equals("hidden");
        events.add(new Event(id, answer.etag(), isHidden ? "hidden" : answer.text("status")));
        if (events.size() > AT_HAND) {
            events.remove(0);
        }
    }
}
