package org.rallypoint.webhook;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.http.Revisioned;

/** A subscription as its owner sees it. */
@Schema(name = "Webhook", description = "Who is told of which changes, and how that is going.")
record WebhookView(
        @Schema(description = "UUID version 7.") UUID id,

        @Schema(description = "What its target understands.")
        WebhookKind kind,

        @Nullable @Schema(description = "What its owner calls it.", examples = "Oslo's server")
        String label,

        @Schema(
                description = "The host that messages go to. The rest of the address is a secret and never shown.",
                examples = "discord.com",
                maxLength = 300)
        String host,

        @Nullable @Schema(description = "Slug; null: of all campaigns.", examples = "paris-2025")
        String campaign,

        @Nullable @Schema(description = "ISO 3166-1 alpha-2; null: everywhere.", examples = "NO")
        String country,

        @Nullable @Schema(description = "Id of a city; null: everywhere.", examples = "oslo-no")
        String city,

        @Schema(description = "Types of changes; none: all.", examples = "[\"event.cancelled\"]")
        List<String> types,

        @Schema(description = "Only changes of time, day, place, sign-up or status.")
        boolean materialOnly,

        @Nullable @Schema(description = "BCP 47; null: the language of each campaign.", examples = "de")
        String lang,

        @Schema(description = "How long before the start of an event it is reminded.", examples = "[\"24h\"]")
        List<Reminder> reminders,

        @Schema(description = "How often it gets a list of what is coming up.")
        Digest digest,

        @Schema(description = "Whether anything is sent to it.")
        boolean active,

        @Schema(description = "Why nothing is; `none` while something is.")
        DisabledReason disabledReason,

        @Nullable @Schema(description = "Since when nothing is.")
        Instant disabledAt,

        @Nullable
        @Schema(description = "Since when its target answers with faults or not at all; null while it is well.")
        Instant failingSince,

        @Nullable @Schema(description = "Until when its target is left alone.")
        Instant pausedUntil,

        @Nullable @Schema(description = "When a message last arrived.")
        Instant deliveredAt,

        @Nullable
        @Schema(description = "Until when messages are signed with the former secret too; null when they are not.")
        Instant formerSecretUntil,

        @Schema(description = "Starts at 1, +1 for each change of the subscription.", examples = "1")
        int revision,

        @Schema(description = "When it was made.") Instant createdAt,

        @Schema(description = "When it was last changed.") Instant updatedAt)
        implements Revisioned {

    static WebhookView of(Webhook webhook, Instant now) {
        var wish = webhook.wish();
        return new WebhookView(
                webhook.id(),
                webhook.kind(),
                webhook.label(),
                webhook.host(),
                wish.campaign(),
                wish.countryCode(),
                wish.cityId(),
                List.copyOf(wish.types()),
                wish.isMaterialOnly(),
                webhook.lang(),
                List.copyOf(webhook.reminders()),
                webhook.digest(),
                webhook.isActive(),
                webhook.disabledReason(),
                webhook.disabledAt(),
                webhook.failingSince(),
                webhook.isPaused(now) ? webhook.pausedUntil() : null,
                webhook.deliveredAt(),
                webhook.formerSecretUntil() != null
                                && webhook.formerSecretUntil().isAfter(now)
                        ? webhook.formerSecretUntil()
                        : null,
                webhook.revision(),
                webhook.createdAt(),
                webhook.updatedAt());
    }
}
