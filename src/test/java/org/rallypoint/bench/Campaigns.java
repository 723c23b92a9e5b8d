package org.rallypoint.bench;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import org.rallypoint.packaged.Api;
import org.rallypoint.packaged.Node;

/** What is asked for. */
final class Campaigns {

    private static final List<String> CITIES = List.of(
            "oslo-no",
            "milan-it",
            "zurich-ch",
            "berlin-de",
            "paris-fr",
            "london-gb",
            "vienna-at",
            "madrid-es",
            "lisbon-pt",
            "rome-it",
            "athens-gr",
            "prague-cz",
            "warsaw-pl",
            "dublin-ie",
            "bern-ch",
            "helsinki-fi",
            "stockholm-se",
            "brussels-be");

    static final LocalDate FIRST_DAY = LocalDate.parse("2035-03-01");

    private static final List<String> PLATFORMS = List.of(
            "lu.ma/bench",
            "facebook.com/events/1",
            "eventbrite.com/e/1",
            "partiful.com/e/1",
            "meetup.com/x/events/1",
            "example.org/");

    private Campaigns() {}

    /** Ids of cities whose names begin with all sorts of letters. */
    static List<String> cities(Api api, int count) {
        var ids = new LinkedHashSet<>(CITIES);
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second : "aeiou".toCharArray()) {
                api.get("/cities?limit=10&q=" + first + second)
                        .good()
                        .json()
                        .get("items")
                        .forEach(city -> ids.add(city.get("id").asText()));
            }
        }
        return ids.stream().limit(count).toList();
    }

    /** What {@link Multiplied} copies: events as they are in real campaigns, some without a day, some without a link. */
    static void templates(Node node, int count) {
        var api = node.admin();
        api.campaign("bench");
        var cities = cities(node.nobody(), count / 2);
        for (int i = 0; i < count; i++) {
            var day = i * 7 % 9 == 0
                    ? ""
                    : "\"startDate\":\"" + FIRST_DAY.plusDays(i % 5) + "\",\"startTime\":\"1" + i % 10 + ":00\",";
            var link = i % 7 == 0
                    ? ""
                    : "\"signupLinks\":[{\"url\":\"https://" + PLATFORMS.get(i % 5 == 0 ? 1 + i / 5 % 5 : 0) + i
                            + "\",\"label\":\"Sign up\"}],";
            api.post("/campaigns/bench/events?allowDuplicate=true", """
                    {"city":"%s",%s%s"title":"March %d","venue":{"name":"Square %d","address":"Main street %d"},
                     "description":"We meet at the square and march to the place where they confer. Bring friends, water and signs.",
                     "translations":{"de":{"title":"Marsch %d"}}}""".formatted(
                                    cities.get(i % cities.size()), day, link, i, i, i, i))
                    .good();
        }
    }

    /** A published campaign as campaigns are: a protest in each city, each with a text, a venue and a link to sign up at. */
    static void small(Node node, int events) {
        var api = node.admin();
        api.campaign("bench");
        for (int i = 0; i < events; i++) {
            api.post("/campaigns/bench/events?allowDuplicate=true", """
                    {"city":"%s","startDate":"2035-03-0%d","startTime":"1%d:00","title":"March %d",
                     "description":"We meet at the square and march to the place where they confer. Bring friends, water and signs.",
                     "venue":{"name":"Square %d","address":"Main street %d"},
                     "signupLinks":[{"url":"https://lu.ma/bench%d","label":"Sign up"}],
                     "translations":{"de":{"title":"Marsch %d"}}}""".formatted(
                                    CITIES.get(i), 1 + i % 5, i % 10, i, i, i, i, i))
                    .good();
        }
    }
}
