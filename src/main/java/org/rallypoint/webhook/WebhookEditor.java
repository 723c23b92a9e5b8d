package org.rallypoint.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.RallypointConfig;
import org.rallypoint.access.Audit;
import org.rallypoint.access.Caller;
import org.rallypoint.access.KnownCampaigns;
import org.rallypoint.access.Role;
import org.rallypoint.access.TokenRepository;
import org.rallypoint.change.ChangeFeed;
import org.rallypoint.change.PublicEvents;
import org.rallypoint.city.CityRepository;
import org.rallypoint.city.Gazetteer;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.MergePatch;
import org.rallypoint.http.ProblemException;
import org.rallypoint.retry.RememberedAnswers;

/** Makes and changes subscriptions, each change with its line in the audit, which names no address. */
@Singleton
class WebhookEditor {

    private static final Duration FORMER_SECRET = Duration.ofHours(24);

    /** What answers have and bodies can't. */
    private static final Set<String> READ_ONLY = Set.of(
            "id",
            "host",
            "disabledReason",
            "disabledAt",
            "failingSince",
            "pausedUntil",
            "deliveredAt",
            "secret",
            "formerSecretUntil",
            "revision",
            "createdAt",
            "updatedAt");

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final ToldMessages messages;
    private final SealedWebhooks sealed;
    private final Targets targets;
    private final ChangeFeed feed;
    private final KnownCampaigns known;
    private final PublicEvents publicEvents;
    private final Gazetteer gazetteer;
    private final CityRepository cities;
    private final TokenRepository tokens;
    private final RallypointConfig.Webhooks config;
    private final Audit audit;
    private final RememberedAnswers remembered;
    private final ObjectMapper json;
    private final Clock clock;

    WebhookEditor(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            ToldMessages messages,
            SealedWebhooks sealed,
            Targets targets,
            ChangeFeed feed,
            KnownCampaigns known,
            PublicEvents publicEvents,
            Gazetteer gazetteer,
            CityRepository cities,
            TokenRepository tokens,
            RallypointConfig config,
            Audit audit,
            RememberedAnswers remembered,
            ObjectMapper json,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.messages = messages;
        this.sealed = sealed;
        this.targets = targets;
        this.feed = feed;
        this.known = known;
        this.publicEvents = publicEvents;
        this.gazetteer = gazetteer;
        this.cities = cities;
        this.tokens = tokens;
        this.config = config.webhooks();
        this.audit = audit;
        this.remembered = remembered;
        this.json = json;
        this.clock = clock;
    }

    /** A subscription with the secret that is shown once; null where nothing is signed. */
    record Made(Webhook webhook, @Nullable String secret) {}

    /** A new one of the caller's; throws the 400 or 422 that the body deserves. */
    Made create(Caller caller, ObjectNode body) {
        mustHaveRoom(caller);
        var reader = new BodyReader(body);
        reader.readOnly(READ_ONLY);
        var input = WebhookInput.read(reader);
        reader.require("kind");
        reader.require("url");
        judge(caller, input, reader);
        var target = target(input.kind(), input.url(), reader);
        reader.done();
        mustBeNew(caller, input, target);
        var webhook = new Webhook(input.kind(), owner(caller), caller.tokenId(), feed.last(), now());
        tell(webhook, input);
        var secret = input.kind() == WebhookKind.standard ? StandardSignature.newSecret() : null;
        sealed.write(webhook, target, secret);
        if (!input.active()) {
            webhook.disable(DisabledReason.by_owner, now());
        }
        webhooks.persist(webhook);
        audit.record("webhook.create", webhook.wish().campaign(), null, webhook.id(), null, shown(webhook));
        return new Made(webhook, secret);
    }

    /** Under the lock of the token: of many at once none is one too many, and none is made while the token is revoked. */
    private void mustHaveRoom(Caller caller) {
        var token = tokens.findByIdOptional(caller.tokenId(), LockModeType.PESSIMISTIC_WRITE);
        if (token.filter(found -> found.works(now())).isEmpty()) {
            throw ProblemException.unauthorized("This token has been revoked.");
        }
        if (!caller.is(Role.admin) && webhooks.ofOwner(owner(caller)).size() >= config.most()) {
            throw ProblemException.conflict(
                    "too_many", "You have " + config.most() + " webhooks, which is as many as there can be.");
        }
    }

    /** Whoever sends the same twice would be told everything twice. */
    private void mustBeNew(Caller caller, WebhookInput input, Target target) {
        for (var other : webhooks.ofOwner(owner(caller))) {
            var wish = other.wish();
            if (sealed.url(other).equals(target.url())
                    && Objects.equals(wish.campaign(), input.campaign())
                    && Objects.equals(wish.countryCode(), input.country())
                    && Objects.equals(wish.cityId(), input.city())) {
                throw ProblemException.conflict(
                        "exists", "There is a webhook for the same address and the same events: " + other.id() + ".");
            }
        }
    }

    /** A merge patch over one that is locked; throws the 400 or 422 that the body deserves. */
    void patch(Caller caller, Webhook webhook, ObjectNode patch) {
        ObjectNode present = json.valueToTree(WebhookInput.of(webhook));
        var reader = new BodyReader(MergePatch.apply(present, patch));
        reader.readOnly(READ_ONLY);
        var input = WebhookInput.read(reader);
        judge(caller, input, reader);
        if (input.kind() != webhook.kind() && reader.isFine("kind")) {
            reader.refuse("kind", "fixed", "kind is fixed once a subscription is made.");
        }
        if (patch.path("url").isNull()) {
            reader.refuse("url", "required", "A subscription leads somewhere: url can be changed, and not cleared.");
        }
        var target = target(webhook.kind(), input.url(), reader);
        reader.done();
        var before = shown(webhook);
        tell(webhook, input);
        if (target != null) {
            sealed.move(webhook, target);
            webhook.isWell();
            messages.forgetAll(webhook.id());
        }
        switchTo(webhook, input.active());
        var after = shown(webhook);
        if (target != null || !after.equals(before)) {
            webhook.changed(now());
            audit.record("webhook.patch", webhook.wish().campaign(), null, webhook.id(), before, after);
        }
    }

    /** Another secret; for a day messages are signed with both. */
    String rotate(Webhook webhook) {
        var now = now();
        var secret = StandardSignature.newSecret();
        sealed.rotate(webhook, secret, now.plus(FORMER_SECRET));
        webhook.changed(now);
        remembered.forget(webhook.id());
        audit.record("webhook.rotate_secret", webhook.wish().campaign(), null, webhook.id(), null, null);
        return secret;
    }

    /** A test message, to be sent at once. */
    Delivery test(Webhook webhook) {
        var test = Delivery.test(webhook.id(), now());
        deliveries.persist(test);
        audit.record("webhook.test", webhook.wish().campaign(), null, webhook.id(), null, null);
        return test;
    }

    /** A message is sent once more, at once. */
    void retry(Webhook webhook, Delivery delivery) {
        delivery.again(now());
        audit.record("webhook.retry", webhook.wish().campaign(), delivery.eventId(), webhook.id(), null, null);
    }

    void delete(Webhook webhook) {
        remembered.forget(webhook.id());
        webhooks.delete(webhook);
        audit.record("webhook.delete", webhook.wish().campaign(), null, webhook.id(), shown(webhook), null);
    }

    /** Nothing is sent to it any more, and what waited is dropped. */
    void disable(Webhook webhook, DisabledReason why) {
        stop(webhook, why);
        webhook.changed(now());
        audit.record("webhook.disable", webhook.wish().campaign(), null, webhook.id(), null, shown(webhook));
    }

    private void stop(Webhook webhook, DisabledReason why) {
        webhook.disable(why, now());
        deliveries.dropWaiting(webhook.id(), why, now());
    }

    /** A subscription belongs to whom the token speaks for, and to the token alone where that is nobody. */
    static UUID owner(Caller caller) {
        return caller.holder() == null ? caller.tokenId() : caller.holder();
    }

    private void switchTo(Webhook webhook, boolean active) {
        if (active && !webhook.isActive()) {
            webhook.enable(feed.last());
        } else if (!active && webhook.isActive()) {
            stop(webhook, DisabledReason.by_owner);
        }
    }

    private static void tell(Webhook webhook, WebhookInput input) {
        webhook.isTold(input.label(), input.wish(), input.lang(), input.reminders(), input.digest());
    }

    @Nullable
    private Target target(@Nullable WebhookKind kind, @Nullable String url, BodyReader reader) {
        if (url == null || kind == null) {
            return null;
        }
        return reader.get(() ->
                        kind == WebhookKind.discord ? targets.judgeDiscord("url", url) : targets.judge("url", url))
                .orElse(null);
    }

    private void judge(Caller caller, WebhookInput input, BodyReader reader) {
        input.judge(reader, campaigns(caller, input.campaign()), cities(input.city()));
    }

    /** A campaign that is being prepared is known to those whose tokens name it. */
    private Set<String> campaigns(Caller caller, @Nullable String slug) {
        if (slug == null) {
            return Set.of();
        }
        var asked = Set.of(slug);
        return caller.is(Role.admin) || caller.campaigns().contains(slug)
                ? known.existing(asked)
                : publicEvents.campaigns(asked);
    }

    private Set<String> cities(@Nullable String id) {
        return Stream.ofNullable(id)
                .filter(city -> gazetteer.byId(city).isPresent()
                        || cities.findByIdOptional(city).isPresent())
                .collect(Collectors.toSet());
    }

    /** As exact as it is shown. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private ObjectNode shown(Webhook webhook) {
        return json.valueToTree(WebhookInput.of(webhook));
    }
}
