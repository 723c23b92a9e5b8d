package org.rallypoint.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.buffer.Buffer;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.rallypoint.packaged.Node;

/**
 * Reads of a campaign's list while its events are changed. Each title has a number that grows with each change, and each read has
 * to show at least what was acknowledged, on whatever connection, before it was asked for. So all of each answer is read, which
 * takes some of the processor: only what is asked in this way may be compared.
 */
final class Mixed {

    private static final int READS_FOR_A_WRITE = 99;

    private final List<Written> events;
    private final Queue<Written> idle;
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final Buffer list;
    private final String token;

    private Mixed(List<Written> events, String list, String token) {
        this.events = events;
        this.idle = new ConcurrentLinkedQueue<>(events);
        this.list = Asking.get(list);
        this.token = token;
    }

    /** Gives all events of a list a number. */
    static Mixed of(Node node, String list) {
        var admin = node.admin();
        var items =
                node.nobody().get(list.substring("/v1".length())).good().json().get("items");
        var ids = StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("id").asText())
                .toList();
        var events = IntStream.range(0, ids.size())
                .mapToObj(i -> Written.first(admin, ids.get(i), i))
                .toList();
        return new Mixed(events, list, admin.token());
    }

    /** Reads alone, checked in the same way. */
    Supplier<Asking> reads() {
        return Reader::new;
    }

    /** One request of a hundred is a write, on whichever connection has its turn. */
    Supplier<Asking> readsAndWrites() {
        return Writer::new;
    }

    /** One request of how many was a write. */
    double requestsForAWrite() {
        return (reads.get() + writes.get()) / (double) writes.get();
    }

    private class Reader implements Asking {

        /** What each event has to show at least, in the order of the list. */
        private final long[] wanted = new long[events.size()];
        /** Where the last answer had them; mostly it is the same place. */
        private final int[] places = new int[events.size()];

        @Override
        public Buffer next() {
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = events.get(i).acknowledged();
            }
            return list;
        }

        @Override
        public boolean readsBodies() {
            return true;
        }

        @Override
        @Nullable
        public String fault(byte[] answer, int length) {
            var unlike = Asking.unlike(200, answer);
            if (unlike != null) {
                return unlike;
            }
            for (int i = 0; i < wanted.length; i++) {
                places[i] = events.get(i).placeIn(answer, length, places[i], i == 0 ? 0 : places[i - 1]);
                long shown = places[i] < 0 ? -1 : events.get(i).shownAt(answer, places[i]);
                if (shown < wanted[i]) {
                    return "Event " + i + " shows " + shown + " after " + wanted[i];
                }
            }
            return null;
        }
    }

    private final class Writer extends Reader {

        @Nullable
        private Written writing;

        @Override
        public Buffer next() {
            writing = writes.get() * READS_FOR_A_WRITE < reads.get() ? idle.poll() : null;
            if (writing != null) {
                writes.incrementAndGet();
                return writing.change(token);
            }
            reads.incrementAndGet();
            return super.next();
        }

        @Override
        @Nullable
        public String fault(byte[] answer, int length) {
            if (writing == null) {
                return super.fault(answer, length);
            }
            var fault = Asking.unlike(200, answer);
            if (fault == null) {
                writing.acknowledge(new String(answer, 0, length, ISO_8859_1));
            }
            idle.add(writing);
            return fault;
        }
    }
}
