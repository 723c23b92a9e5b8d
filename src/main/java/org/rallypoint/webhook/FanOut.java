package org.rallypoint.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rallypoint.RallypointConfig;
import org.rallypoint.change.ChangeEntry;
import org.rallypoint.change.ChangeFeed;
import org.rallypoint.change.ChangeType;

/**
 * Gives each change a delivery for every subscription that wants it. The change log itself is the outbox: an entry is written
 * in the transaction of its change, and here the place up to which the log has been worked off moves in the transaction that
 * writes the deliveries. So a crash in between loses nothing and tells nothing twice, and no writer waits for subscriptions.
 */
@Singleton
class FanOut {

    private static final int BATCH = 500;

    /** So many new events of one campaign at a time are told one by one in a channel. */
    private static final int MOST_SINGLY = 5;

    /** People change their plans because of these: they don't wait for later edits. */
    private static final Set<String> URGENT = Set.of("event.cancelled", "event.postponed", "event.removed");

    /** After these a reminder says what is not so. */
    private static final Set<String> TURNS =
            Set.of("event.cancelled", "event.postponed", "event.rescheduled", "event.reinstated", "event.removed");

    private final EntityManager database;
    private final ChangeFeed feed;
    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final ToldMessages messages;
    private final WebhookEditor editor;
    private final RallypointConfig.Webhooks config;
    private final Clock clock;

    FanOut(
            EntityManager database,
            ChangeFeed feed,
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            ToldMessages messages,
            WebhookEditor editor,
            RallypointConfig config,
            Clock clock) {
        this.database = database;
        this.feed = feed;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.messages = messages;
        this.editor = editor;
        this.config = config.webhooks();
        this.clock = clock;
    }

    /** Works off all that is in the log, in transactions of its own. */
    void run() {
        while (hasMore()) {
            QuarkusTransaction.requiringNew().run(this::next);
        }
    }

    /** Without a lock, since mostly there is nothing. */
    private boolean hasMore() {
        return QuarkusTransaction.requiringNew().call(() -> {
            long reached = database.createQuery("select lastSeq from Progress", Long.class)
                    .getSingleResult();
            return feed.last() > reached;
        });
    }

    private void next() {
        var progress = database.find(Progress.class, Progress.ONLY, LockModeType.PESSIMISTIC_WRITE);
        var entries = feed.after(progress.lastSeq(), BATCH);
        if (entries.isEmpty()) {
            return;
        }
        progress.reached(entries.get(entries.size() - 1).seq());
        var told = messages.about(entries.stream().map(Delivery::subject).collect(Collectors.toSet()));
        var candidates = webhooks.active().stream()
                .filter(webhook -> !wanted(webhook, entries, told).isEmpty())
                .map(Webhook::id)
                .toList();
        if (!candidates.isEmpty()) {
            database.flush();
            // What was read before the lock may be out of date, and would be written back.
            database.clear();
            deliver(entries, told, webhooks.forChange(candidates));
        }
    }

    /** What a subscription wishes for, and whatever makes a message of its channel untrue. */
    private static List<ChangeEntry> wanted(Webhook webhook, List<ChangeEntry> entries, Set<Line> told) {
        return entries.stream()
                .filter(entry -> entry.seq() > webhook.fromSeq())
                .filter(entry ->
                        webhook.wish().fits(entry) || told.contains(new Line(webhook.id(), Delivery.subject(entry))))
                .toList();
    }

    /** Whoever writes deliveries has locked their subscription, so nothing is sent of one while it is added to. */
    private void deliver(List<ChangeEntry> entries, Set<Line> told, List<Webhook> locked) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var recent = recent(entries, now);
        var reminders = deliveries.standingReminders(
                entries.stream()
                        .map(ChangeEntry::eventId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                now);
        var waiting = deliveries.waiting(locked.stream().map(Webhook::id).toList());
        for (var webhook : locked) {
            // It was, before the lock.
            var its = webhook.isActive() ? wanted(webhook, entries, told) : List.<ChangeEntry>of();
            if (webhook.isActive() && waiting.getOrDefault(webhook.id(), 0L) + its.size() > config.mostWaiting()) {
                editor.disable(webhook, DisabledReason.queue_full);
            } else {
                var single = webhook.kind() == WebhookKind.discord ? withoutLists(webhook, its, now) : its;
                single.forEach(entry -> deliver(webhook, entry, recent, now));
                its.forEach(entry -> correct(webhook, entry, reminders, now));
            }
        }
    }

    /** A channel isn't flooded when a campaign begins: its events come as one list. Returns what is left to tell singly. */
    private List<ChangeEntry> withoutLists(Webhook webhook, List<ChangeEntry> entries, Instant now) {
        var lists = entries.stream()
                .filter(entry -> entry.type().equals(ChangeType.event_created.toString()))
                .collect(Collectors.groupingBy(ChangeEntry::campaign, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(created -> created.size() > MOST_SINGLY)
                .toList();
        lists.forEach(created -> deliveries.persist(Delivery.list(webhook.id(), created, now)));
        return entries.stream()
                .filter(entry -> lists.stream().noneMatch(created -> created.contains(entry)))
                .toList();
    }

    private void deliver(Webhook webhook, ChangeEntry entry, Map<Line, Delivery> recent, Instant now) {
        var line = new Line(webhook.id(), Delivery.subject(entry));
        var before = recent.get(line);
        var isUrgent = URGENT.contains(entry.type());
        if (before != null && before.isOpen()) {
            before.join(entry);
            if (isUrgent) {
                before.isDue(now);
            }
            return;
        }
        var delivery = Delivery.of(webhook.id(), entry, isUrgent ? now : due(before, now), now);
        deliveries.persist(delivery);
        recent.put(line, delivery);
    }

    /** Who reads "in one hour" last has to read there that it isn't so. */
    private void correct(Webhook webhook, ChangeEntry entry, List<Delivery> reminders, Instant now) {
        if (TURNS.contains(entry.type())) {
            reminders.stream()
                    .filter(reminder -> reminder.webhookId().equals(webhook.id())
                            && reminder.eventId().equals(entry.eventId()))
                    .forEach(reminder -> deliveries.persist(Delivery.correction(reminder, entry, now)));
        }
    }

    /** At once, unless another message about the same was sent just now: then what follows it is told together. */
    private Instant due(@Nullable Delivery before, Instant now) {
        if (before == null) {
            return now;
        }
        var last = before.settledAt() == null ? before.createdAt() : before.settledAt();
        var due = last.plus(config.joining());
        return due.isAfter(now) ? due : now;
    }

    /** The last delivery of each subscription about each thing. */
    private Map<Line, Delivery> recent(List<ChangeEntry> entries, Instant now) {
        var subjects = entries.stream().map(Delivery::subject).collect(Collectors.toSet());
        var recent = new HashMap<Line, Delivery>();
        deliveries
                .recent(subjects, now.minus(config.joining()))
                .forEach(delivery -> recent.put(new Line(delivery.webhookId(), delivery.subject()), delivery));
        return recent;
    }
}
