package org.rallypoint.token;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.access.KnownCampaigns;
import org.rallypoint.access.Role;
import org.rallypoint.city.Countries;
import org.rallypoint.http.BodyReader;

/** A token that somebody wants made. */
@Schema(name = "NewToken", description = "A token to make.")
record TokenInput(
        @Nullable
        @Schema(
                required = true,
                enumeration = {"admin", "coordinator", "chapter", "organiser", "reader"},
                description = "What it is for: `admin` everything, `coordinator` its campaigns, `chapter` events of its"
                        + " countries, `organiser` its own events, `reader` public data for a bot.")
        Role role,

        @Nullable @Schema(required = true, description = "What to call it.", examples = "Oslo", maxLength = 100)
        String label,

        @Nullable
        @Schema(
                description =
                        "Whom it speaks for: that of an earlier token keeps its events. Null makes a new one; a reader"
                                + " has none.")
        UUID holder,

        @Nullable
        @Schema(
                description =
                        "Slugs of its campaigns: one or more for coordinator, chapter and organiser, none for others.",
                examples = "[\"paris-2025\"]")
        List<String> campaigns,

        @Nullable
        @Schema(
                description = "ISO 3166-1 alpha-2 codes: one or more for a chapter, none for others.",
                examples = "[\"NO\"]")
        List<String> countries,

        @Nullable @Schema(description = "When it stops working: within two years; null: in one.")
        Instant expiresAt) {

    private static final int MOST_LABEL = 100;
    private static final int MOST_CAMPAIGNS = 100;
    private static final int MOST_COUNTRIES = 300;
    private static final int MOST_SLUG = 100;
    private static final int MOST_CODE = 2;

    private static final Set<Role> WITH_CAMPAIGNS = EnumSet.of(Role.coordinator, Role.chapter, Role.organiser);

    /** Takes what the body says; the faults of its form stay with the reader. */
    static TokenInput read(BodyReader body) {
        return new TokenInput(
                body.oneOf("role", Role.class),
                body.line("label", MOST_LABEL),
                body.id("holder"),
                List.copyOf(new TreeSet<>(body.linesOf("campaigns", MOST_CAMPAIGNS, MOST_SLUG))),
                List.copyOf(new TreeSet<>(body.linesOf("countries", MOST_COUNTRIES, MOST_CODE))),
                body.instant("expiresAt"));
    }

    /** Leaves with the reader whatever a rule has against it. */
    void judge(BodyReader body, KnownCampaigns known, Instant now) {
        body.require("role");
        body.require("label");
        if (role == null) {
            return;
        }
        if (role == Role.reader && holder != null) {
            body.refuse("holder", "not_used", "A reader speaks for nobody.");
        }
        judge(body, "campaigns", WITH_CAMPAIGNS.contains(role), campaigns.isEmpty());
        judge(body, "countries", role == Role.chapter, countries.isEmpty());
        if (!known.existing(campaigns).containsAll(campaigns)) {
            body.refuse("campaigns", "unknown_value", "campaigns names a campaign that does not exist.");
        }
        if (!countries.stream().allMatch(Countries::isCode)) {
            body.refuse("countries", "unknown_value", "countries takes ISO 3166-1 alpha-2 codes in capitals, and XK.");
        }
        judgeExpiry(body, now);
    }

    private void judge(BodyReader body, String name, boolean isUsed, boolean isEmpty) {
        if (isUsed && isEmpty && !body.has(name)) {
            body.refuse(name, "required", name + " is missing: without one this token could do nothing.");
        } else if (isUsed && isEmpty) {
            body.refuse(name, "required", name + " is empty: without one this token could do nothing.");
        } else if (!isUsed && !isEmpty) {
            body.refuse(name, "not_used", "A token of this role has no " + name + ".");
        }
    }

    private void judgeExpiry(BodyReader body, Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            body.refuse("expiresAt", "in_the_past", "expiresAt is over already.");
        } else if (expiresAt != null && expiresAt.isAfter(role.latestExpiry(now))) {
            body.refuse("expiresAt", "too_late", "expiresAt is within two years.");
        }
    }

    Instant expiry(Instant now) {
        return Objects.requireNonNullElseGet(expiresAt, () -> role.expiry(now));
    }
}
