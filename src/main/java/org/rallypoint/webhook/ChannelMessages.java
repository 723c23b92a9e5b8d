package org.rallypoint.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rallypoint.campaign.CampaignView;
import org.rallypoint.change.ChangeType;
import org.rallypoint.city.City;
import org.rallypoint.city.CityRepository;
import org.rallypoint.city.PlaceNames;
import org.rallypoint.event.CampaignLists;
import org.rallypoint.event.EventList;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Words;
import org.rallypoint.format.discord.DiscordNews;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.Reading;

/** Messages of the kind {@code discord}: a change edits the message that is there, so that a channel shows each event once. */
@Singleton
class ChannelMessages {

    private final ToldMessages told;
    private final ComingUp comingUp;
    private final CampaignLists campaigns;
    private final CityRepository cities;
    private final PlaceNames names;
    private final SealedWebhooks sealed;
    private final PublicUrls urls;
    private final Clock clock;

    ChannelMessages(
            ToldMessages told,
            ComingUp comingUp,
            CampaignLists campaigns,
            CityRepository cities,
            PlaceNames names,
            SealedWebhooks sealed,
            PublicUrls urls,
            Clock clock) {
        this.told = told;
        this.comingUp = comingUp;
        this.campaigns = campaigns;
        this.cities = cities;
        this.names = names;
        this.sealed = sealed;
        this.urls = urls;
        this.clock = clock;
    }

    /** The message as of now: an edit where the channel has one already. */
    Written write(Webhook webhook, Delivery delivery) {
        return switch (delivery.kind()) {
            case change -> change(webhook, delivery);
            case reminder ->
                comingUp.remindedOf(webhook, delivery)
                        .map(list -> DiscordNews.reminder(delivery.reminder() == Reminder.HOUR, single(list)))
                        .map(message -> posted(webhook, message))
                        .orElseGet(() -> Written.nothing("nothing_to_tell"));
            case correction -> correction(webhook, delivery);
            case list -> list(webhook, delivery);
            case digest -> digest(webhook);
            case test -> posted(webhook, DiscordNews.test(language(webhook)));
        };
    }

    private Written change(Webhook webhook, Delivery delivery) {
        var earlier = told.of(webhook.id(), delivery.subject());
        if (earlier.isEmpty() && !delivery.isMaterial()) {
            // Whoever joins later isn't told of a corrected letter in what they never saw.
            return Written.nothing("nothing_to_edit");
        }
        var together = earlier.map(id -> told.toldIn(webhook.id(), id)).orElse(List.of());
        if (together.size() > 1) {
            var list = comingUp.events(webhook, Set.copyOf(together));
            return edited(webhook, earlier.get(), DiscordNews.created(listing(webhook, delivery.campaign(), list)));
        }
        var message = delivery.eventId() == null
                ? ofCampaign(webhook, delivery)
                : ofEvent(webhook, delivery, earlier.isPresent());
        if (message.isEmpty()) {
            return Written.nothing("nothing_to_tell");
        }
        return earlier.map(id -> edited(webhook, id, message.get())).orElseGet(() -> posted(webhook, message.get()));
    }

    private Written correction(Webhook webhook, Delivery delivery) {
        return ofEvent(webhook, delivery, true)
                .map(message -> edited(webhook, delivery.messageId(), message))
                .orElseGet(() -> Written.nothing("nothing_to_tell"));
    }

    /** Of what is hidden by now a message that is there says so; where there is none, nobody has to know. */
    private Optional<JsonNode> ofEvent(Webhook webhook, Delivery delivery, boolean isThere) {
        var now = comingUp.event(webhook, delivery);
        if (now.isPresent()) {
            return now.map(list -> DiscordNews.of(type(delivery), single(list)));
        }
        return isThere
                ? campaign(webhook, delivery.campaign()).map(campaign -> removed(delivery, campaign))
                : Optional.empty();
    }

    private JsonNode removed(Delivery delivery, CampaignView campaign) {
        var languages = List.of(campaign.language());
        var id = delivery.cityId();
        var own = cities.findByIdOptional(id).map(City::name).orElse(id);
        return DiscordNews.removed(
                campaign.language(),
                names.ofCity(id, own, languages),
                names.ofCountry(delivery.countryCode(), languages),
                campaign.title(),
                URI.create(campaign.url()));
    }

    private Optional<JsonNode> ofCampaign(Webhook webhook, Delivery delivery) {
        return campaign(webhook, delivery.campaign()).map(campaign -> DiscordNews.campaign(type(delivery), campaign));
    }

    private Optional<CampaignView> campaign(Webhook webhook, String slug) {
        return campaigns.sharedIfPublic(slug, new Reading(StandardMessages.languages(webhook), clock.instant()));
    }

    private Written list(Webhook webhook, Delivery delivery) {
        var unknown = delivery.events().stream()
                .filter(event -> told.of(webhook.id(), event).isEmpty())
                .collect(Collectors.toSet());
        var list = comingUp.events(webhook, unknown);
        return list.page().items().isEmpty()
                ? Written.nothing("nothing_to_tell")
                : posted(webhook, DiscordNews.created(listing(webhook, delivery.campaign(), list)));
    }

    private Written digest(Webhook webhook) {
        var list = comingUp.inTheWeek(webhook);
        return list.page().items().isEmpty()
                ? Written.nothing("nothing_to_tell")
                : posted(
                        webhook,
                        DiscordNews.digest(listing(webhook, webhook.wish().campaign(), list)));
    }

    private Listing single(EventList list) {
        var event = list.page().items().get(0);
        var page = URI.create(event.url());
        return new Listing(
                list.campaigns().get(event.campaign()),
                event.language(),
                page,
                page,
                list.page().items(),
                list.campaigns(),
                null,
                true,
                false);
    }

    private Listing listing(Webhook webhook, @Nullable String slug, EventList list) {
        var language = slug == null || webhook.lang() != null
                ? language(webhook)
                : list.languages().stream().findFirst().orElse(Words.LANGUAGES.get(0));
        var home = urls.of(slug == null ? "/" : "/c/" + slug);
        var title =
                slug == null ? Words.in(language).of("app") : list.campaigns().get(slug);
        return new Listing(title, language, home, home, list.page().items(), list.campaigns(), null, false, false);
    }

    private Written edited(Webhook webhook, String messageId, JsonNode message) {
        return Written.edit(address(webhook).message(messageId), message.toString());
    }

    private Written posted(Webhook webhook, JsonNode message) {
        return Written.newMessage(address(webhook).post(), message.toString());
    }

    private DiscordAddress address(Webhook webhook) {
        return DiscordAddress.ofStored(sealed.url(webhook));
    }

    private static ChangeType type(Delivery delivery) {
        return ChangeType.valueOf(delivery.type().replace('.', '_'));
    }

    private static String language(Webhook webhook) {
        return webhook.lang() == null ? Words.LANGUAGES.get(0) : webhook.lang();
    }
}
