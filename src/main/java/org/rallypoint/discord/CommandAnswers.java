package org.rallypoint.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rallypoint.event.CampaignLists;
import org.rallypoint.event.EventList;
import org.rallypoint.event.EventSearch;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Words;
import org.rallypoint.format.discord.DiscordMessage;
import org.rallypoint.format.discord.DiscordNews;
import org.rallypoint.format.discord.DiscordReply;
import org.rallypoint.http.Page;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.Reading;

/**
 * What a command answers: a whole message, in the language of whoever asks. Everybody sees it if they wish, unless nothing
 * was found: else anybody could have us say anything.
 */
@Singleton
class CommandAnswers {

    /** One embed full, with a field for how many more there are. */
    private static final int MOST_EVENTS = 24;

    private static final int MOST_LINKS = 10;

    private static final String FLAGS = "flags";
    /** No preview of any address. */
    private static final int SUPPRESS_EMBEDS = 4;
    /** Only whoever asked sees it. */
    private static final int EPHEMERAL = 64;

    private final EventSearch search;
    private final CampaignLists campaigns;
    private final CampaignNames campaignNames;
    private final PublicUrls urls;
    private final Clock clock;

    CommandAnswers(
            EventSearch search, CampaignLists campaigns, CampaignNames campaignNames, PublicUrls urls, Clock clock) {
        this.search = search;
        this.campaigns = campaigns;
        this.campaignNames = campaignNames;
        this.urls = urls;
        this.clock = clock;
    }

    JsonNode to(Interaction asked) {
        var subcommand = asked.type() == Interaction.COMMAND ? Subcommand.of(asked) : Optional.<Subcommand>empty();
        if (subcommand.isEmpty()) {
            return line(asked, "unknown_command");
        }
        var reading = new Reading(asked.languages(), clock.instant());
        try {
            ObjectNode message = answer(subcommand.get(), asked, reading).deepCopy();
            return asked.isPublic() || message.has(FLAGS) ? message : message.put(FLAGS, EPHEMERAL);
        } catch (ProblemException e) {
            return unknown(asked, e);
        }
    }

    private JsonNode answer(Subcommand subcommand, Interaction asked, Reading reading) {
        return switch (subcommand) {
            case UPCOMING -> upcoming(asked, reading);
            case NEXT -> next(asked, reading);
            case CAMPAIGN -> campaign(asked, reading);
            case LINK -> links(asked, reading);
        };
    }

    private JsonNode upcoming(Interaction asked, Reading reading) {
        var country = asked.option(Option.COUNTRY.key());
        var codes = asked.countries();
        if (country != null && codes.isEmpty()) {
            return line(asked, "unknown_country", country);
        }
        var wish = new EventSearch.Wish(asked.option(Option.CAMPAIGN.key()), asked.option(Option.CITY.key()), codes);
        var found = search.upcoming(wish, reading, MOST_EVENTS);
        return found.page().items().isEmpty()
                ? line(asked, "nothing_found")
                : DiscordMessage.of(
                        listing(asked, found, "upcoming_protests", found.page().page()));
    }

    private JsonNode next(Interaction asked, Reading reading) {
        var city = asked.option(Option.CITY.key());
        var next = city == null ? search.next(reading) : search.next(city, reading);
        return next.list().page().items().isEmpty()
                ? line(asked, "nothing_found")
                : DiscordReply.next(
                        listing(asked, next.list(), "app", null),
                        next.city(),
                        EventSearch.RADIUS_KM,
                        next.kilometres());
    }

    private JsonNode campaign(Interaction asked, Reading reading) {
        var name = asked.option(Option.NAME.key());
        var slug = name == null ? null : campaignNames.slug(name, reading);
        return slug == null
                ? line(asked, "unknown_campaign", name == null ? "" : name)
                : DiscordNews.campaign(campaigns.sharedWithoutEvents(slug, reading));
    }

    private JsonNode links(Interaction asked, Reading reading) {
        var city = asked.option(Option.CITY.key());
        if (city == null) {
            return line(asked, "unknown_city", "");
        }
        var found = search.upcoming(new EventSearch.Wish(null, city, List.of()), reading, MOST_LINKS);
        return found.page().items().isEmpty()
                ? line(asked, "nothing_found")
                : DiscordReply.links(
                        listing(asked, found, "sign_up", found.page().page()));
    }

    /** The parameter that names nothing. */
    private JsonNode unknown(Interaction asked, ProblemException problem) {
        return problem.faults().stream()
                .map(fault -> String.valueOf(fault.parameter()))
                .filter(parameter -> asked.option(parameter) != null)
                .findFirst()
                .map(parameter -> line(asked, "unknown_" + parameter, asked.option(parameter)))
                .orElseThrow(() -> problem);
    }

    /** The page is that of a list of which these are the first ones. */
    private Listing listing(Interaction asked, EventList found, String title, @Nullable Page.Info page) {
        var words = Words.in(asked.language());
        return new Listing(
                words.of(title),
                asked.language(),
                home(asked),
                home(asked),
                found.page().items(),
                Map.of(),
                page,
                false,
                false);
    }

    private JsonNode line(Interaction asked, String word, String... typed) {
        return DiscordReply.line(asked.language(), word, home(asked), typed).put(FLAGS, EPHEMERAL | SUPPRESS_EMBEDS);
    }

    private URI home(Interaction asked) {
        return urls.of("/?lang=" + asked.language());
    }
}
