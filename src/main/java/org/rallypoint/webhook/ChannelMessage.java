package org.rallypoint.webhook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.UUID;

/** The message in a Discord channel that tells of an event or a campaign, and is edited when that changes. */
@Entity
@IdClass(ChannelMessage.Key.class)
class ChannelMessage {

    @Id
    private UUID webhookId;

    @Id
    private UUID subject;

    private String messageId;

    protected ChannelMessage() {}

    ChannelMessage(Key key, String messageId) {
        this.webhookId = key.webhookId;
        this.subject = key.subject;
        this.messageId = messageId;
    }

    /** Discord's id of it, digits. */
    String messageId() {
        return messageId;
    }

    /** Whose message about what. */
    record Key(UUID webhookId, UUID subject) implements Serializable {}
}
