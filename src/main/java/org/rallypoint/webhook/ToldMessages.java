package org.rallypoint.webhook;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which message in a channel tells of what. */
@Singleton
class ToldMessages {

    private final EntityManager database;

    ToldMessages(EntityManager database) {
        this.database = database;
    }

    /** The id of the message about it; empty where the channel has none. */
    Optional<String> of(UUID webhook, UUID subject) {
        return Optional.ofNullable(database.find(ChannelMessage.class, new ChannelMessage.Key(webhook, subject)))
                .map(ChannelMessage::messageId);
    }

    /** All that one message tells of: one event, or those of a list. */
    List<UUID> toldIn(UUID webhook, String messageId) {
        return database.createQuery(
                        "select subject from ChannelMessage where webhookId = :webhook and messageId = :message",
                        UUID.class)
                .setParameter("webhook", webhook)
                .setParameter("message", messageId)
                .getResultList();
    }

    /** Which subscriptions have a message about which of these. */
    Set<Line> about(Collection<UUID> subjects) {
        return database.createQuery(
                        "select webhookId, subject from ChannelMessage where subject in :subjects", Object[].class)
                .setParameter("subjects", subjects)
                .getResultStream()
                .map(row -> new Line((UUID) row[0], (UUID) row[1]))
                .collect(Collectors.toSet());
    }

    /** The channel has a message about it now. */
    void remember(UUID webhook, UUID subject, String messageId) {
        forget(webhook, subject);
        database.persist(new ChannelMessage(new ChannelMessage.Key(webhook, subject), messageId));
    }

    /** The channel has none any more. */
    void forget(UUID webhook, UUID subject) {
        database.createQuery("delete ChannelMessage where webhookId = :webhook and subject = :subject")
                .setParameter("webhook", webhook)
                .setParameter("subject", subject)
                .executeUpdate();
    }

    /** It is another channel now. */
    void forgetAll(UUID webhook) {
        database.createQuery("delete ChannelMessage where webhookId = :webhook")
                .setParameter("webhook", webhook)
                .executeUpdate();
    }
}
