package org.rallypoint.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.rallypoint.city.CityActivity;
import org.rallypoint.city.CityCompletion;
import org.rallypoint.city.CountryNames;
import org.rallypoint.city.Folding;
import org.rallypoint.city.PlaceNames;
import org.rallypoint.format.discord.DiscordReply;
import org.rallypoint.http.Languages;
import org.rallypoint.http.Reading;

/** What there is to choose from while somebody types. */
@Singleton
class Choices {

    /** As many as Discord shows. */
    private static final int MOST = 25;

    private static final String FALLBACK = "en";

    private final CityCompletion cities;
    private final CityActivity activity;
    private final PlaceNames names;
    private final CampaignNames campaigns;
    private final Clock clock;

    Choices(CityCompletion cities, CityActivity activity, PlaceNames names, CampaignNames campaigns, Clock clock) {
        this.cities = cities;
        this.activity = activity;
        this.names = names;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** One thing to choose: what people see, and what is sent for it. */
    private record Choice(String name, String value) {}

    JsonNode of(Interaction asked) {
        var data = JsonNodeFactory.instance.objectNode();
        var choices = data.putArray("choices");
        choices(asked)
                .limit(MOST)
                .forEach(choice -> choices.addObject()
                        .put("name", DiscordReply.choice(choice.name()))
                        .put("value", choice.value()));
        return data;
    }

    private Stream<Choice> choices(Interaction asked) {
        var option = Option.focused(asked);
        if (Subcommand.of(asked).isEmpty() || option.isEmpty()) {
            return Stream.empty();
        }
        var typed = asked.options().getOrDefault(asked.focused(), "");
        var now = clock.instant();
        return switch (option.get()) {
            case COUNTRY -> countries(typed, asked, now);
            case CITY -> cities(typed, asked, now);
            case CAMPAIGN, NAME ->
                campaigns.completing(typed, new Reading(asked.languages(), now)).stream()
                        .map(campaign -> new Choice(campaign.title(), campaign.slug()));
            case PUBLIC -> Stream.empty();
        };
    }

    /** Those with an upcoming event, by a word of their name or by their code. */
    private Stream<Choice> countries(String typed, Interaction asked, Instant now) {
        var start = Folding.fold(typed);
        var meant = CountryNames.codes(typed, asked.language());
        return activity.byCountry(true, now).counts().stream()
                .map(count -> new Choice(names.ofCountry(count.countryCode(), languages(asked)), count.countryCode()))
                .filter(choice -> meant.contains(choice.value())
                        || Folding.fold(choice.value()).equals(start)
                        || (" " + Folding.fold(choice.name())).contains(" " + start))
                .sorted((one, other) -> Folding.fold(one.name()).compareTo(Folding.fold(other.name())));
    }

    /** Those with an upcoming event, in the country that was chosen before if there is one. */
    private Stream<Choice> cities(String typed, Interaction asked, Instant now) {
        var prefix = Folding.fold(typed);
        if (prefix.isEmpty() && !typed.isEmpty()) {
            return Stream.empty();
        }
        var isAnywhere = asked.option(Option.COUNTRY.key()) == null;
        var countries = asked.countries();
        // Two countries may bear one name, so places are sorted out here; few have an upcoming event.
        var most = isAnywhere ? MOST : Integer.MAX_VALUE;
        var wish = new CityCompletion.Wish(prefix, null, true, languages(asked), most);
        return cities.find(wish, now).cities().stream()
                .filter(found -> isAnywhere || countries.contains(found.city().countryCode()))
                .map(found -> new Choice(
                        found.city().name() + ", " + found.city().countryName(),
                        found.city().id()));
    }

    private static List<String> languages(Interaction asked) {
        return Languages.chain(asked.language(), FALLBACK);
    }
}
