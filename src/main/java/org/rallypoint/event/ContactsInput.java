package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.contact.Audience;
import org.rallypoint.contact.Channel;
import org.rallypoint.contact.ContactInput;
import org.rallypoint.http.BodyReader;

/** All contacts of an event as somebody enters them. */
@Schema(description = "All contacts of the event; what isn't in the list is erased.")
record ContactsInput(List<Entry> contacts) {

    private static final int MOST = 20;
    private static final int MAX_NAME = 200;
    private static final int MAX_VALUE = 500;

    @Schema(name = "ContactInput", description = "A way to reach an organiser.")
    record Entry(
            @Nullable @Schema(description = "Of a contact that the event has; null for a new one.")
            UUID id,

            @Schema(description = "Whom one reaches.") String name,
            Channel channel,

            @Schema(maxLength = 500, description = "Address, number or name on the channel.")
            String value,

            @Nullable
            @Schema(
                    description = "Who may see it: `private` where nothing is said.",
                    enumeration = {"private", "organisers", "public"})
            String audience,

            @Nullable @Schema(description = "When that person agreed; needed for others to see it.")
            Instant consentAt,

            @Nullable @Schema(description = "Null: 14 days after the event's end, moving with it.")
            Instant visibleUntil) {}

    /** Reads the list, and tells each fault that one contact has for itself. */
    static List<ContactInput> read(BodyReader body, Instant now) {
        if (!body.has("contacts")) {
            body.require("contacts");
        }
        return body.objects("contacts", MOST).stream()
                .map(entry -> entry(entry, now))
                .toList();
    }

    private static ContactInput entry(BodyReader body, Instant now) {
        body.require("name");
        body.require("channel");
        body.require("value");
        var contact = new ContactInput(
                body.id("id"),
                body.line("name", MAX_NAME),
                body.oneOf("channel", Channel.class),
                body.line("value", MAX_VALUE),
                body.oneOf("audience", Audience.class),
                body.instant("consentAt"),
                body.instant("visibleUntil"));
        if (contact.visibleUntil() != null && !contact.visibleUntil().isAfter(now)) {
            body.refuse("visibleUntil", "in_past", "Nobody would ever see it; leave the contact out.");
        }
        if (contact.name() != null && contact.channel() != null && contact.value() != null) {
            contact.violations(now)
                    .forEach(violation -> body.refuse(violation.field(), violation.code(), violation.getMessage()));
        }
        return contact;
    }
}
