package org.rallypoint.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One entry of the feed as a reader got it. */
record Told(long seq, Change change) {

    static Told of(JsonNode entry) {
        var event = entry.get("eventId").asText();
        return new Told(
                entry.get("seq").asLong(),
                new Change(event, entry.get("revision").asInt()));
    }

    /** What a reader has against the feed; nothing where it was told all, once, and in order. */
    static List<String> faults(List<Told> read, List<Told> whole, Set<Change> acknowledged) {
        var faults = new ArrayList<String>();
        var revisions = new HashMap<String, Integer>();
        long before = 0;
        for (var told : read) {
            if (told.seq <= before) {
                faults.add(told + " came after number " + before);
            }
            before = told.seq;
            var earlier = revisions.put(told.change().event(), told.change().revision());
            if (earlier != null && earlier >= told.change().revision()) {
                faults.add(told + " came after revision " + earlier);
            }
        }
        missing(acknowledged, read.stream().map(Told::change).toList())
                .forEach(one -> faults.add(one + " was acknowledged and never read"));
        missing(whole, read).forEach(one -> faults.add(one + " is in the feed and was never read"));
        missing(read, whole).forEach(one -> faults.add(one + " was read and is not in the feed"));
        return faults;
    }

    private static <T> Set<T> missing(Collection<T> wanted, Collection<T> there) {
        var missing = new HashSet<>(wanted);
        missing.removeAll(new HashSet<>(there));
        return missing;
    }
}
