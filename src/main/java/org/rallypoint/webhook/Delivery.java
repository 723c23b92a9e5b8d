package org.rallypoint.webhook;

import jakarta.annotation.Nullable;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rallypoint.CommaSeparated;
import org.rallypoint.Ids;
import org.rallypoint.change.ChangeEntry;
import org.rallypoint.event.EventStarts.Start;

/** One message to one subscription: it holds ids and names and no text, since the message is written when it is sent. */
@Entity
@Table(name = "webhook_delivery")
class Delivery {

    static final String TEST = "webhook.test";
    static final String REMINDER = "event.reminder";
    static final String DIGEST = "digest.weekly";

    @Id
    private UUID id;

    private UUID webhookId;

    @Enumerated(EnumType.STRING)
    private DeliveryKind kind;

    private String type;
    private UUID subject;
    private String campaign;
    private UUID eventId;
    private String cityId;
    private String countryCode;

    @SuppressWarnings("UnusedVariable") // Read by queries alone.
    private long firstSeq;

    private long lastSeq;
    private int joined;
    private Instant at;
    private int revision;

    @Convert(converter = CommaSeparated.class)
    private SortedSet<String> changed;

    private boolean material;

    @Convert(converter = CommaSeparated.class)
    private SortedSet<String> events;

    private String reminder;
    private Instant startsAt;
    private String messageId;
    private String onceKey;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    private Instant dueAt;
    private int attempts;
    private boolean unanswered;
    private Integer lastStatus;
    private String lastFault;
    private Integer lastMillis;
    private Instant createdAt;
    private Instant firstAttemptAt;
    private Instant settledAt;

    protected Delivery() {}

    private Delivery(UUID webhookId, DeliveryKind kind, String type, Instant now) {
        this.id = Ids.next();
        this.webhookId = webhookId;
        this.kind = kind;
        this.type = type;
        this.changed = CommaSeparated.of(List.of());
        this.events = CommaSeparated.of(List.of());
        this.at = now;
        this.state = DeliveryState.waiting;
        this.dueAt = now;
        this.createdAt = now;
    }

    /** A change, to be told at some time. */
    static Delivery of(UUID webhookId, ChangeEntry entry, Instant due, Instant now) {
        var delivery = new Delivery(webhookId, DeliveryKind.change, entry.type(), now);
        delivery.subject = subject(entry);
        delivery.campaign = entry.campaign();
        delivery.eventId = entry.eventId();
        delivery.cityId = entry.cityId();
        delivery.countryCode = entry.countryCode();
        delivery.firstSeq = entry.seq();
        delivery.material = entry.isMaterial();
        delivery.takes(entry);
        delivery.dueAt = due;
        return delivery;
    }

    /** The first appearances of many events of one campaign, told together. */
    static Delivery list(UUID webhookId, List<ChangeEntry> entries, Instant now) {
        var first = entries.get(0);
        var delivery = new Delivery(webhookId, DeliveryKind.list, first.type(), now);
        delivery.campaign = first.campaign();
        delivery.firstSeq = first.seq();
        delivery.material = true;
        entries.forEach(delivery::takes);
        delivery.events = CommaSeparated.of(
                entries.stream().map(entry -> entry.eventId().toString()).toList());
        return delivery;
    }

    /** A message that says that messages arrive. */
    static Delivery test(UUID webhookId, Instant now) {
        return new Delivery(webhookId, DeliveryKind.test, TEST, now);
    }

    /** A reminder of the start of an event, which should come at a given moment. */
    static Delivery reminder(UUID webhookId, Start start, Reminder reminder, Instant moment, Instant now) {
        var delivery = new Delivery(webhookId, DeliveryKind.reminder, REMINDER, now);
        delivery.at = moment;
        delivery.campaign = start.campaign();
        delivery.eventId = start.event();
        delivery.cityId = start.cityId();
        delivery.countryCode = start.countryCode();
        delivery.reminder = reminder.toString();
        delivery.startsAt = start.at();
        delivery.onceKey = String.join(
                " ",
                reminder.toString(),
                webhookId.toString(),
                start.event().toString(),
                start.at().toString());
        return delivery;
    }

    /** A change of what a reminder said that stands in a channel. */
    static Delivery correction(Delivery reminder, ChangeEntry entry, Instant now) {
        var delivery = new Delivery(reminder.webhookId, DeliveryKind.correction, entry.type(), now);
        delivery.campaign = entry.campaign();
        delivery.eventId = entry.eventId();
        delivery.cityId = entry.cityId();
        delivery.countryCode = entry.countryCode();
        delivery.firstSeq = entry.seq();
        delivery.material = true;
        delivery.takes(entry);
        delivery.messageId = reminder.messageId;
        return delivery;
    }

    /** The list of the week that begins on a Monday. */
    static Delivery digest(UUID webhookId, Instant monday, Instant now) {
        var delivery = new Delivery(webhookId, DeliveryKind.digest, DIGEST, now);
        delivery.onceKey = String.join(" ", DIGEST, webhookId.toString(), monday.toString());
        return delivery;
    }

    /** What deliveries are kept in order for: the event, or the campaign. */
    static UUID subject(ChangeEntry entry) {
        return entry.eventId() == null ? entry.campaignId() : entry.eventId();
    }

    /** Tells a later change of the same thing too. */
    void join(ChangeEntry entry) {
        type = Headline.of(type, entry.type());
        material |= entry.isMaterial();
        takes(entry);
    }

    private void takes(ChangeEntry entry) {
        lastSeq = entry.seq();
        at = entry.at();
        revision = entry.revision();
        changed.addAll(entry.changed());
        // A new set, or Hibernate doesn't see that it changed.
        changed = CommaSeparated.of(changed);
        joined++;
    }

    /** Nothing has been sent of it yet, so that it may still say more. */
    boolean isOpen() {
        return state == DeliveryState.waiting && attempts == 0;
    }

    void isDue(Instant when) {
        dueAt = when;
    }

    /** It is being sent; returns whether an earlier attempt ended without anybody knowing how. */
    boolean begin(Instant now) {
        var wasLost = state == DeliveryState.sending;
        state = DeliveryState.sending;
        attempts++;
        if (firstAttemptAt == null) {
            firstAttemptAt = now;
        }
        return wasLost;
    }

    /** A new message went out, and nobody knows whether it arrived, or what it is called there. */
    void isUnanswered() {
        unanswered = true;
    }

    void was(@Nullable Integer status, @Nullable String fault, @Nullable Integer millis) {
        lastStatus = status;
        lastFault = fault;
        lastMillis = millis;
    }

    void waitUntil(Instant when) {
        state = DeliveryState.waiting;
        dueAt = when;
    }

    void settle(DeliveryState end, Instant now) {
        state = end;
        settledAt = now;
    }

    /** It became a message in a channel. */
    void stands(String message) {
        messageId = message;
    }

    @Nullable
    String messageId() {
        return messageId;
    }

    /** It is sent once more; what was sent under its id stays what it tells, so it takes up nothing new. */
    void again(Instant now) {
        state = DeliveryState.waiting;
        firstAttemptAt = null;
        settledAt = null;
        dueAt = now;
    }

    UUID id() {
        return id;
    }

    UUID webhookId() {
        return webhookId;
    }

    DeliveryKind kind() {
        return kind;
    }

    String type() {
        return type;
    }

    @Nullable
    UUID subject() {
        return subject;
    }

    @Nullable
    String campaign() {
        return campaign;
    }

    @Nullable
    UUID eventId() {
        return eventId;
    }

    @Nullable
    String cityId() {
        return cityId;
    }

    @Nullable
    String countryCode() {
        return countryCode;
    }

    long lastSeq() {
        return lastSeq;
    }

    int joined() {
        return joined;
    }

    Instant at() {
        return at;
    }

    int revision() {
        return revision;
    }

    SortedSet<String> changed() {
        return changed;
    }

    boolean isMaterial() {
        return material;
    }

    /** Those of a list. */
    Set<UUID> events() {
        return events.stream().map(UUID::fromString).collect(Collectors.toSet());
    }

    /** Null where it is no reminder. */
    @Nullable
    Reminder reminder() {
        return Reminder.HOUR.toString().equals(reminder)
                ? Reminder.HOUR
                : Reminder.DAY.toString().equals(reminder) ? Reminder.DAY : null;
    }

    @Nullable
    Instant startsAt() {
        return startsAt;
    }

    @Nullable
    String onceKey() {
        return onceKey;
    }

    DeliveryState state() {
        return state;
    }

    Instant dueAt() {
        return dueAt;
    }

    int attempts() {
        return attempts;
    }

    boolean unanswered() {
        return unanswered;
    }

    @Nullable
    Integer lastStatus() {
        return lastStatus;
    }

    @Nullable
    String lastFault() {
        return lastFault;
    }

    @Nullable
    Integer lastMillis() {
        return lastMillis;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant firstAttemptAt() {
        return firstAttemptAt;
    }

    @Nullable
    Instant settledAt() {
        return settledAt;
    }
}
