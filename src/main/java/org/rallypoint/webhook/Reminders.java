package org.rallypoint.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rallypoint.event.EventStarts;
import org.rallypoint.event.EventStarts.Start;

/** Thinks of what is told by the clock: reminders of events that begin soon, and the list of the week. */
@Singleton
class Reminders {

    /** A day without a time is reminded of at noon of the day before, there. */
    private static final Duration BEFORE_A_DAY = Duration.ofHours(12);

    private static final LocalTime DIGEST_TIME = LocalTime.of(8, 0);
    private static final Duration DIGEST_LATE = Duration.ofHours(24);

    private final EventStarts starts;
    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final Clock clock;

    Reminders(EventStarts starts, WebhookRepository webhooks, DeliveryRepository deliveries, Clock clock) {
        this.starts = starts;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Something that is to be told once. */
    private record Reminded(Start start, Reminder reminder, Instant moment) {}

    /** Writes a delivery for each that is due and has none; in transactions of its own. */
    void run() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var due = QuarkusTransaction.requiringNew().call(() -> due(now));
        var asking = QuarkusTransaction.requiringNew()
                .call(() -> webhooks.active().stream()
                        .filter(webhook -> !webhook.reminders().isEmpty() || webhook.digest() == Digest.weekly)
                        .map(Webhook::id)
                        .toList());
        asking.forEach(id -> QuarkusTransaction.requiringNew()
                .run(() -> webhooks.forChange(id)
                        .filter(Webhook::isActive)
                        .ifPresent(webhook -> tell(webhook, due, now))));
    }

    private List<Reminded> due(Instant now) {
        var due = new ArrayList<Reminded>();
        for (var reminder : Reminder.values()) {
            due.addAll(due(now, reminder, reminder.before(), true));
        }
        due.addAll(due(now, Reminder.DAY, BEFORE_A_DAY, false));
        return due;
    }

    /** Of what the public knew of at that moment. */
    private List<Reminded> due(Instant now, Reminder reminder, Duration before, boolean hasTime) {
        return starts.between(now.plus(before).minus(reminder.late()), now.plus(before)).stream()
                .filter(start -> start.hasTime() == hasTime)
                .map(start -> new Reminded(start, reminder, start.at().minus(before)))
                .filter(reminded -> !reminded.start().firstPublicAt().isAfter(reminded.moment()))
                .toList();
    }

    /** Under the subscription's lock, so that of two nodes the second finds what the first has written. */
    private void tell(Webhook webhook, List<Reminded> due, Instant now) {
        var wanted = new ArrayList<Delivery>();
        for (var reminded : due) {
            var start = reminded.start();
            if (webhook.reminders().contains(reminded.reminder())
                    && webhook.wish().isOf(start.campaign(), start.countryCode(), start.cityId())) {
                wanted.add(Delivery.reminder(webhook.id(), start, reminded.reminder(), reminded.moment(), now));
            }
        }
        var monday = now.atOffset(ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .with(DIGEST_TIME)
                .truncatedTo(ChronoUnit.SECONDS)
                .toInstant();
        if (webhook.digest() == Digest.weekly && !now.isBefore(monday) && now.isBefore(monday.plus(DIGEST_LATE))) {
            wanted.add(Delivery.digest(webhook.id(), monday, now));
        }
        if (!wanted.isEmpty()) {
            var known = deliveries.known(wanted.stream().map(Delivery::onceKey).collect(Collectors.toSet()));
            wanted.stream()
                    .filter(delivery -> !known.contains(delivery.onceKey()))
                    .forEach(deliveries::persist);
        }
    }
}
