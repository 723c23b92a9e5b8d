package org.rallypoint.webhook;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is to be sent and what became of it, for whoever watches. What waits is told as it was a moment ago, so that the metrics
 * can be read while the database can't.
 */
@Singleton
class Outbox {

    private final DeliveryRepository deliveries;
    private final Clock clock;
    private final Map<DeliveryState, LongAdder> ends = Map.of(
            DeliveryState.delivered, new LongAdder(),
            DeliveryState.failed, new LongAdder(),
            DeliveryState.dropped, new LongAdder());
    private volatile DeliveryRepository.Unsettled waiting = new DeliveryRepository.Unsettled(0, null);

    Outbox(DeliveryRepository deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        waiting = QuarkusTransaction.requiringNew().call(deliveries::unsettled);
    }

    void settled(DeliveryState end) {
        ends.get(end).increment();
    }

    void measure(@Observes StartupEvent start, MeterRegistry meters) {
        Gauge.builder("rallypoint.outbox.waiting", () -> waiting.count())
                .description("Messages to subscribers that are neither delivered nor given up; the same on all nodes")
                .register(meters);
        Gauge.builder("rallypoint.outbox.oldest", this::age)
                .description("How long the oldest of them has been waiting")
                .baseUnit("seconds")
                .register(meters);
        ends.forEach((end, count) -> FunctionCounter.builder("rallypoint.outbox.settled", count, LongAdder::sum)
                .description("Messages to subscribers that this node is done with, by what became of them")
                .tag("state", end.name())
                .register(meters));
    }

    private long age() {
        var since = waiting.since();
        return since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
    }
}
