package org.rallypoint.webhook;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rallypoint.event.EventList;
import org.rallypoint.event.EventLists;
import org.rallypoint.event.EventStarts;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.http.Reading;

/** What reminders and lists are about, as it is when they are sent. */
@Singleton
class ComingUp {

    private static final Duration WEEK = Duration.ofDays(7);

    /** More than any message shows. */
    private static final int MOST = 500;

    private final EventLists lists;
    private final EventStarts starts;
    private final Clock clock;

    ComingUp(EventLists lists, EventStarts starts, Clock clock) {
        this.lists = lists;
        this.starts = starts;
        this.clock = clock;
    }

    /** The event that a delivery is about, as the public sees it; empty where it doesn't any more. */
    Optional<EventList> event(Webhook webhook, Delivery delivery) {
        return Optional.ofNullable(delivery.eventId())
                .map(id -> lists.publicOnes(Set.of(id), reading(webhook)))
                .filter(list -> !list.page().items().isEmpty());
    }

    /** Some events, as far as the public sees them, in the order of lists. */
    EventList events(Webhook webhook, Set<UUID> ids) {
        return lists.publicOnes(ids, reading(webhook));
    }

    /** The event that begins soon; empty where it was put off, cancelled or hidden since, and where it is too late to say so. */
    Optional<EventList> remindedOf(Webhook webhook, Delivery delivery) {
        if (clock.instant().isAfter(delivery.at().plus(delivery.reminder().late()))) {
            return Optional.empty();
        }
        return event(webhook, delivery).filter(list -> {
            var event = list.page().items().get(0);
            return event.status() == EventStatus.scheduled && begins(event, delivery);
        });
    }

    /** What is on or begins within seven days from now and is wanted, in the order of lists. */
    EventList inTheWeek(Webhook webhook) {
        var now = clock.instant();
        var ids = starts.within(now, now.plus(WEEK)).stream()
                .filter(start -> webhook.wish().isOf(start.campaign(), start.countryCode(), start.cityId()))
                .map(EventStarts.Start::event)
                .limit(MOST)
                .toList();
        return lists.publicOnes(ids, reading(webhook));
    }

    private static boolean begins(EventView event, Delivery delivery) {
        var times = event.times();
        if (times.startsAt() != null) {
            return times.startsAt().equals(delivery.startsAt());
        }
        return times.startDate() != null
                && times.startDate()
                        .atStartOfDay(ZoneId.of(times.timeZone()))
                        .toInstant()
                        .equals(delivery.startsAt());
    }

    private Reading reading(Webhook webhook) {
        return new Reading(StandardMessages.languages(webhook), clock.instant());
    }
}
