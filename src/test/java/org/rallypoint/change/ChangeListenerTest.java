package org.rallypoint.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rallypoint.RallypointConfig;
import org.rallypoint.http.Languages;
import org.rallypoint.http.ProblemException;

/** How much waits for those that listen, and how many may; without sockets. */
class ChangeListenerTest {

    private static final int TEXT = 10_000;

    private final ChangeListeners listeners = listeners(Map.of());

    private static ChangeListeners listeners(Map<String, String> settings) {
        return new ChangeListeners(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test", 1000))
                .withMapping(RallypointConfig.class)
                .build()
                .getConfigMapping(RallypointConfig.class));
    }

    /** A socket that takes a message when it is told to. */
    private static final class Taker implements Flow.Subscriber<OutboundSseEvent> {

        final List<String> taken = new ArrayList<>();
        private Flow.Subscription subscription;
        private boolean ended;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            take();
        }

        void take() {
            subscription.request(1);
        }

        @Override
        public void onNext(OutboundSseEvent event) {
            taken.add(event.getId());
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            ended = true;
        }
    }

    private static ChangeListener listener() {
        return new ChangeListener(0, ChangeFilter.NONE, new Languages(List.of()), null);
    }

    private Taker open(ChangeListener listener, String address) {
        var taker = new Taker();
        listeners.open(listener, address, more -> {}).subscribe().withSubscriber(taker);
        return taker;
    }

    private static List<ChangeMessage> messages(int count, int length) {
        var what = new Changed(UUID.randomUUID(), "paris-2025", null, null, null, 1);
        return IntStream.rangeClosed(1, count)
                .mapToObj(seq -> ChangeMessage.of(
                        new ChangeEntry(
                                seq,
                                Instant.parse("2025-02-01T12:00:00Z"),
                                ChangeType.campaign_updated,
                                what,
                                List.of("title"),
                                false),
                        "x".repeat(length)))
                .toList();
    }

    @Test
    void nobodyHasMoreWaitingThanItsShareAndNobodyMissesTheRest() {
        var listener = listener();
        var taker = open(listener, "198.51.100.1");
        var messages = messages(100, TEXT);
        assertThat(listener.send(messages, 100)).isFalse();
        assertThat(listener.bytes()).isBetween(ChangeListener.MOST_BYTES / 2L, (long) ChangeListener.MOST_BYTES);
        assertThat(listener.position()).isLessThan(100);
        assertThat(listener.beginReading()).isFalse();
        while (taker.taken.size() <= 100) {
            taker.take();
            listener.send(messages, 100);
        }
        assertThat(listener.position()).isEqualTo(100);
        var all = new ArrayList<>(List.of(ChangePosition.text(0)));
        messages.forEach(message -> all.add(ChangePosition.text(message.entry().seq())));
        assertThat(taker.taken).isEqualTo(all);
        taker.take();
        assertThat(listener.bytes()).isZero();
        assertThat(listener.beginReading()).isTrue();
    }

    @Test
    void aMessageThatIsLargerThanAShareGoesByItself() {
        var listener = listener();
        var taker = open(listener, "198.51.100.1");
        var messages = messages(2, ChangeListener.MOST_BYTES);
        assertThat(listener.send(messages, 2)).isFalse();
        taker.take();
        assertThat(listener.send(messages, 2)).isFalse();
        assertThat(listener.position()).isEqualTo(1);
        taker.take();
        assertThat(listener.send(messages, 2)).isTrue();
        assertThat(taker.taken).hasSize(3);
    }

    @Test
    void noMoreWaitsForAllThanTheNodeHasRoomForAndWhoeverGoesGivesItBack() {
        var messages = messages(20, TEXT);
        var all = Stream.generate(ChangeListenerTest::listener).limit(1500).toList();
        for (int i = 0; i < all.size(); i++) {
            open(all.get(i), "198.51." + i / 30 + ".1");
            all.get(i).send(messages, 20);
        }
        assertThat(listeners.backlog().bytes())
                .isBetween(ChangeBacklog.MOST_BYTES - 2 * TEXT - 1000, ChangeBacklog.MOST_BYTES);
        assertThat(all).noneMatch(ChangeListener::beginReading);
        assertThat(listeners.backlog().tooMuch()).isGreaterThan(ChangeBacklog.MOST_BYTES / 2);
        listeners.end();
        assertThat(listeners.count()).isZero();
        assertThat(listeners.backlog().bytes()).isZero();
    }

    @Test
    void whoHasNoRoomForWhatAllGetIsBehindAndGetsItLater() {
        var reader = listener();
        var slow = listener();
        var readers = open(reader, "198.51.100.1");
        open(slow, "198.51.100.2");
        listeners.join(reader);
        listeners.join(slow);
        readers.take();
        slow.send(messages(100, TEXT).subList(0, 1), 0);
        var large = messages(3, ChangeListener.MOST_BYTES).subList(2, 3);
        var slice = new ChangeSlice(List.of(large.get(0).entry()), 3, false);
        assertThat(listeners.give(0, slice, Map.of(reader.languages(), large))).containsExactly(slow);
        assertThat(listeners.live().listeners()).containsExactly(reader);
        assertThat(reader.position()).isEqualTo(3);
        assertThat(slow.position()).isEqualTo(1);
    }

    @Test
    void aPageIsShownInFewLanguagesThoseThatMostListenIn() {
        var all = IntStream.range(0, 5000)
                .mapToObj(i -> new Languages(List.of("de", "x-" + (i % 3 == 0 ? "all" : String.valueOf(i)))));
        assertThat(ChangeStream.mostWanted(all))
                .hasSize(ChangeStream.MOST_LANGUAGES)
                .startsWith(new Languages(List.of("de", "x-all")));
        assertThat(ChangeStream.mostWanted(Stream.of())).isEmpty();
    }

    @Test
    void oneAddressOpensAFewStreamsAndAnIpv6NetworkIsOneAddress() {
        for (int i = 0; i < 50; i++) {
            open(listener(), "2001:db8:1:2::" + i);
        }
        assertThatThrownBy(() -> open(listener(), "2001:db8:1:2:ffff::1"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("from this address");
        var other = open(listener(), "2001:db8:1:3::1");
        assertThat(other.taken).hasSize(1);
        assertThat(listeners.count()).isEqualTo(51);
        listeners.end();
        open(listener(), "2001:db8:1:2:ffff::1");
        assertThat(listeners.count()).isEqualTo(1);
    }

    @Test
    void withoutLimitsAnAddressOpensAsManyAsThereCanBe() {
        var open = listeners(Map.of("rallypoint.limits.enabled", "false", "rallypoint.changes.listeners", "60"));
        for (int i = 0; i < 60; i++) {
            open.open(listener(), "198.51.100.1", more -> {});
        }
        assertThatThrownBy(() -> open.open(listener(), "198.51.100.2", more -> {}))
                .hasMessageContaining("As many listen here as can");
    }

    @Test
    void anEndedStreamIsCompleteAndKeepsNothing() {
        var listener = listener();
        var taker = open(listener, "198.51.100.1");
        taker.take();
        listener.send(messages(5, TEXT), 5);
        listeners.end();
        assertThat(taker.ended).isTrue();
        assertThat(listener.send(messages(9, TEXT), 9)).isFalse();
        assertThat(listeners.backlog().bytes()).isZero();
    }
}
