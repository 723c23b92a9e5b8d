package org.rallypoint.webhook;

import jakarta.annotation.Nullable;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.city.Countries;
import org.rallypoint.http.BodyReader;

/** A subscription as its owner writes it. */
@Schema(name = "WebhookInput", description = "Whom to tell of which changes, and how.")
record WebhookInput(
        @Nullable
        @Schema(
                enumeration = {"standard", "discord"},
                description = "`standard`: JSON with the headers of Standard Webhooks. `discord`: messages in a"
                        + " Discord channel, each edited when its event changes. Fixed once it is made.")
        WebhookKind kind,

        @Nullable @Schema(description = "What to call it.", examples = "Oslo's server", maxLength = 100)
        String label,

        @Nullable
        @Schema(
                description = "Where to send to: `https` alone, and no address inside a network; for Discord the"
                        + " address of the channel's webhook. It is stored encrypted and never shown again.",
                examples = "https://discord.com/api/webhooks/1234567890/abc-DEF",
                maxLength = 2000)
        String url,

        @Nullable @Schema(description = "Slug of a campaign; null: of all.", examples = "paris-2025", maxLength = 100)
        String campaign,

        @Nullable @Schema(description = "ISO 3166-1 alpha-2; null: everywhere.", examples = "NO", maxLength = 2)
        String country,

        @Nullable @Schema(description = "Id of a city; null: everywhere.", examples = "oslo-no", maxLength = 100)
        String city,

        @Nullable
        @Schema(
                description = "Types of changes, as in the change feed; none: all.",
                examples = "[\"event.details_announced\",\"event.cancelled\"]")
        List<String> types,

        @Nullable @Schema(description = "Only changes of time, day, place, sign-up or status.", defaultValue = "false")
        Boolean materialOnly,

        @Nullable
        @Schema(
                description =
                        "BCP 47, the language of the texts; null: that of each campaign. What stands around them in"
                                + " a channel is said in English, German, French, Spanish or Dutch.",
                examples = "de")
        String lang,

        @Nullable
        @Schema(description = "How long before the start of an event to remind of it.", examples = "[\"24h\"]")
        List<Reminder> reminders,

        @Nullable
        @Schema(
                description = "`weekly`: on Mondays at 08:00 UTC, what is coming up in the next seven days.",
                defaultValue = "none")
        Digest digest,

        @Nullable
        @Schema(
                description = "`false` stops it; `true` lets a stopped one go on from now, without what it missed.",
                defaultValue = "true")
        Boolean active) {

    private static final int MOST_LABEL = 100;
    private static final int MOST_SLUG = 100;
    private static final int MOST_CODE = 2;
    private static final int MOST_TYPE = 40;

    /** Takes what the body says; the faults of its form stay with the reader. */
    static WebhookInput read(BodyReader body) {
        return new WebhookInput(
                body.oneOf("kind", WebhookKind.class),
                body.line("label", MOST_LABEL),
                body.url("url"),
                body.line("campaign", MOST_SLUG),
                body.line("country", MOST_CODE),
                body.line("city", MOST_SLUG),
                List.copyOf(new TreeSet<>(body.linesOf("types", EventTypes.ALL.size(), MOST_TYPE))),
                Objects.requireNonNullElse(body.flag("materialOnly"), false),
                body.language("lang"),
                reminders(body),
                Objects.requireNonNullElse(body.oneOf("digest", Digest.class), Digest.none),
                Objects.requireNonNullElse(body.flag("active"), true));
    }

    private static List<Reminder> reminders(BodyReader body) {
        var known = EnumSet.noneOf(Reminder.class);
        for (var text : body.linesOf("reminders", Reminder.values().length, MOST_CODE + 1)) {
            var found = EnumSet.allOf(Reminder.class).stream()
                    .filter(reminder -> reminder.toString().equals(text))
                    .findFirst();
            found.ifPresentOrElse(
                    known::add, () -> body.fault("reminders", "unknown_value", "reminders takes 24h and 1h."));
        }
        return List.copyOf(known);
    }

    /** What can be written of it as it stands, so that a patch can be laid over it; never its address. */
    static WebhookInput of(Webhook webhook) {
        var wish = webhook.wish();
        return new WebhookInput(
                webhook.kind(),
                webhook.label(),
                null,
                wish.campaign(),
                wish.countryCode(),
                wish.cityId(),
                List.copyOf(wish.types()),
                wish.isMaterialOnly(),
                webhook.lang(),
                List.copyOf(webhook.reminders()),
                webhook.digest(),
                webhook.isActive());
    }

    /** Leaves with the reader what a rule has against its places and types. */
    void judge(BodyReader body, Set<String> campaigns, Set<String> cities) {
        if (campaign != null && !campaigns.contains(campaign)) {
            body.refuse("campaign", "unknown_value", "There is no campaign with this slug.");
        }
        if (country != null && !Countries.isCode(country)) {
            body.refuse("country", "unknown_value", "country is a code of ISO 3166-1 alpha-2 in capitals such as NO.");
        }
        if (city != null && !cities.contains(city)) {
            body.refuse(
                    "city",
                    "unknown_value",
                    "city is the id of a city; /v1/cities?q= finds one by the beginning of its name.");
        }
        if (!EventTypes.ALL.containsAll(types)) {
            body.refuse("types", "unknown_value", "types knows " + String.join(", ", EventTypes.ALL) + ".");
        }
    }

    Wish wish() {
        return new Wish(campaign, country, city, types, materialOnly);
    }
}
