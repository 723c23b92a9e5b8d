package org.rallypoint.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rallypoint.Fixtures;
import org.rallypoint.Ids;
import org.rallypoint.access.RouteTable.Row;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.contact.Audience;
import org.rallypoint.contact.Channel;
import org.rallypoint.contact.ContactInput;
import org.rallypoint.contact.Contacts;
import org.rallypoint.contact.Sight;
import org.rallypoint.event.EventPublication;
import org.rallypoint.webhook.Subscriptions;

/** What a row of {@link RouteTable} is about, made anew for each of its cells. */
@Singleton
public class Scenes {

    static final String CITY = "zurich-ch";
    static final String COUNTRY = "CH";

    private static final String GARBAGE = "rp_admin_garbage";
    private static final Instant EARLIER = Instant.parse("2025-02-01T00:00:00Z");

    @Inject
    Fixtures fixtures;

    @Inject
    TokenRepository tokens;

    @Inject
    Contacts contacts;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Clock clock;

    /**
     * A campaign, its one event, and who asks.
     *
     * @param slug of the campaign
     * @param event id
     * @param eventSlug of the same event
     * @param part id of the contact, link, token or suggestion that the row is about, or of the other event
     * @param token null for nobody
     */
    public record Scene(String slug, UUID event, String eventSlug, UUID part, String token) {

        /** The same caller before something that isn't there. */
        Scene elsewhere() {
            var nothing = "no-" + UUID.randomUUID().toString().substring(0, 13);
            return new Scene(nothing, Ids.next(), nothing, Ids.next(), token);
        }

        Scene with(UUID part) {
            return new Scene(slug, event, eventSlug, part, token);
        }

        public String fill(String text) {
            return text.replace("<campaign>", slug)
                    .replace("<event>", event.toString())
                    .replace("<other>", part.toString())
                    .replace("<page>", "http://localhost:8080/c/" + slug)
                    .replace("<new>", "n-" + UUID.randomUUID());
        }

        public String target(Row row) {
            var path = fill(row.target())
                    .replace("{slug}", slug)
                    .replace("{campaign}", slug)
                    .replace("{city}", CITY)
                    .replace("{format}", "ics")
                    .replace("{name}", "icon.svg")
                    .replace("{idOrSlug}", row.target().startsWith("/e/") ? eventSlug : event.toString())
                    .replace("{contactId}", part.toString())
                    .replace("{linkId}", part.toString())
                    .replace("{deliveryId}", part.toString())
                    .replace("{id}", row.target().startsWith("/v1/cities") ? CITY : part.toString());
            assertThat(path)
                    .as("the test needs an example for a part of %s", row)
                    .doesNotContain("{", "<");
            return path;
        }
    }

    /** An event of organiser A, and the token of whoever asks. */
    public Scene begin(Row row, Who who) {
        var scene = QuarkusTransaction.requiringNew().call(() -> store(row, who));
        return row.isAbout("suggestion") ? scene.with(suggest(scene.slug())) : scene;
    }

    private Scene store(Row row, Who who) {
        var slug = campaign(row);
        var holder = Ids.next();
        var eventSlug = event(row, slug, holder);
        var event = fixtures.id(eventSlug);
        var issued = token(who, slug, event, holder);
        var part = part(row, slug, event, holder, who, issued.token());
        if (row.isAbout("campaign archived")) {
            fixtures.archive(slug);
        }
        var text = switch (who) {
            case none -> null;
            case garbage -> GARBAGE;
            default -> issued.text();
        };
        return new Scene(slug, event, eventSlug, part, text);
    }

    private String campaign(Row row) {
        if (row.isAbout("campaign draft")) {
            return fixtures.draftCampaign();
        }
        return fixtures.campaign((Campaign campaign) -> campaign.trustChapters(row.isAbout("campaign trusting")));
    }

    private String event(Row row, String slug, UUID holder) {
        var event = fixtures.event(slug, CITY, made -> {
            made.belongsTo(holder);
            if (row.isAbout("event hidden") || row.isAbout("event merged")) {
                made.noteFirstSight(EARLIER);
            }
            if (row.isAbout("event cancelled")) {
                made.cancel();
            }
        });
        for (var publication : EventPublication.values()) {
            if (row.isAbout("event " + publication)) {
                fixtures.publication(event, publication);
            }
        }
        if (row.isAbout("event merged")) {
            fixtures.merge(event, fixtures.event(slug, CITY));
        }
        return event;
    }

    /** An id for the last placeholder of the row. */
    private UUID part(Row row, String slug, UUID event, UUID holder, Who who, Token callers) {
        if (row.target().contains("{contactId}")) {
            return plant(event, Audience.private_);
        }
        if (row.target().contains("{linkId}")) {
            return token(Who.edit_link, slug, event, holder).token().id();
        }
        if (row.target().startsWith("/v1/webhooks/")) {
            return subscriptions.store(
                    holder, token(Who.organiser_a, slug, event, holder).token().id());
        }
        if (row.target().startsWith("/v1/tokens/")) {
            return subject(row, slug, event, holder, who, callers).id();
        }
        return row.body() != null && row.body().contains("<other>") ? fixtures.id(fixtures.event(slug, CITY)) : event;
    }

    /** The token that a row of tokens is about: the caller's own where the caller is whom it was made for. */
    private Token subject(Row row, String slug, UUID event, UUID holder, Who who, Token callers) {
        return switch (row.subject()) {
            case "token of the caller" -> callers;
            case "token of organiser A" -> ofOrCallers(Who.organiser_a, slug, event, holder, who, callers);
            case "token of an edit link" -> ofOrCallers(Who.edit_link, slug, event, holder, who, callers);
            case "token of a coordinator" ->
                token(Who.coordinator, slug, event, holder).token();
            case "token of an admin" -> token(Who.admin, slug, event, holder).token();
            default -> throw new AssertionError(row);
        };
    }

    private Token ofOrCallers(Who whose, String slug, UUID event, UUID holder, Who who, Token callers) {
        return who == whose ? callers : token(whose, slug, event, holder).token();
    }

    /** A contact of the event with a name that says for whom it is. */
    UUID plant(UUID event, Audience... audiences) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var end = clock.instant().plus(Duration.ofDays(30));
            var inputs = List.of(audiences).stream()
                    .map(audience ->
                            new ContactInput(null, audience.toString(), Channel.other, "x", audience, EARLIER, end))
                    .toList();
            contacts.replace(event, inputs, end, clock.instant());
            return contacts.shown(event, end, Sight.all, clock.instant())
                    .contacts()
                    .get(0)
                    .id();
        });
    }

    /** A new token for somebody's part in the scene; a reader speaks for nobody. */
    TokenRepository.Issued token(Who who, String slug, UUID event, UUID holder) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var now = clock.instant();
            var campaigns = switch (who) {
                case organiser_a, organiser_b, chapter, chapter_abroad, coordinator, edit_link -> Set.of(slug);
                case coordinator_elsewhere -> Set.of("elsewhere");
                default -> Set.<String>of();
            };
            var speaksFor = switch (who) {
                case organiser_a, edit_link -> holder;
                case none, reader -> null;
                default -> Ids.next();
            };
            var issued = tokens.issue(
                    who.role(),
                    "A " + who,
                    speaksFor,
                    campaigns,
                    who.countries(),
                    who == Who.edit_link ? event : null,
                    who == Who.expired ? now : now.plus(Duration.ofDays(1)),
                    null,
                    now);
            if (who == Who.revoked) {
                tokens.revoke(issued.token(), null, now);
            }
            return issued;
        });
    }

    private static UUID suggest(String slug) {
        var id = RestAssured.given()
                .contentType("application/json")
                .body("{\"campaign\":\"%s\",\"proposal\":{\"city\":\"bern-ch\"}}".formatted(slug))
                .post("/v1/suggestions")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        return UUID.fromString(id);
    }
}
