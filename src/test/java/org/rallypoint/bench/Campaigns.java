package org.rallypoint.bench;

import java.util.List;
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

    private Campaigns() {}

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
