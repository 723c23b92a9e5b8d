package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rallypoint.Fixtures;
import org.rallypoint.event.Schedule;

/** Every route that the OpenAPI document lists, so that a new one is tested before anybody thinks of it. */
@Singleton
class Routes {

    private static final String CITY = "zurich-ch";

    private static final Schedule SATURDAY =
            new Schedule(LocalDate.parse("2025-02-08"), null, LocalTime.parse("14:00"), null, null, null);

    /** What a route can't be asked without. */
    private static final Map<String, String> NEEDED = Map.of("/v1/nearest", "city=" + CITY);

    @Inject
    Fixtures fixtures;

    /** Those that are read with GET and come to an end, filled with a campaign of their own and its one event. */
    List<Route> reads() {
        return withStreams().stream().filter(route -> !route.isStream()).toList();
    }

    /** The same with those whose answer goes on: only for what is refused. */
    List<Route> withStreams() {
        var campaign = fixtures.campaign();
        // With a time, which a body for Discord's own events needs.
        var event = fixtures.event(campaign, CITY, made -> made.happens(SATURDAY));
        var routes = new ArrayList<Route>();
        for (var template : templates()) {
            routes.add(new Route(
                    template.path(), fill(template.path(), campaign, event), template.parameters(), template.many()));
        }
        return routes;
    }

    /** Those of the API itself; addresses that people share pass over what platforms hang on them. */
    List<Route> answers() {
        return reads().stream().filter(route -> route.path().startsWith("/v1/")).toList();
    }

    /** The same with those whose answer goes on. */
    List<Route> strict() {
        return withStreams().stream()
                .filter(route -> route.path().startsWith("/v1/"))
                .toList();
    }

    private static List<Route> templates() {
        var answer = RawHttp.get("/openapi?format=JSON");
        assertThat(answer.status()).isEqualTo(200);
        var templates = new ArrayList<Route>();
        ProblemAnswers.json(answer).get("paths").properties().forEach(path -> {
            var operation = path.getValue().get("get");
            if (operation != null && isOpen(operation)) {
                var parameters = new TreeMap<String, Boolean>();
                operation.withArray("parameters").forEach(parameter -> {
                    if (parameter.get("in").asText().equals("query")) {
                        var type = parameter.get("schema").path("type").asText();
                        parameters.put(parameter.get("name").asText(), type.equals("array"));
                    }
                });
                var many = new TreeSet<>(parameters.keySet());
                many.removeIf(name -> !parameters.get(name));
                templates.add(new Route(path.getKey(), path.getKey(), parameters.keySet(), many));
            }
        });
        assertThat(templates).hasSizeGreaterThan(10);
        return templates;
    }

    /** Whether anyone may ask; the others have a table of their own, access/RouteTableTest. */
    private static boolean isOpen(JsonNode operation) {
        return operation.path("security").isEmpty()
                || operation.path("security").toString().contains("{}");
    }

    private static String fill(String template, String campaign, String event) {
        var path = template.replace("{campaign}", campaign)
                .replace("{slug}", template.startsWith("/e/") ? event : campaign)
                .replace("{city}", CITY)
                .replace("{idOrSlug}", event)
                .replace("{id}", CITY)
                .replace("{format}", "geojson");
        assertThat(path)
                .as("the test needs an example for a part of %s", template)
                .doesNotContain("{");
        return path;
    }

    /**
     * @param parameters those of the query
     * @param many those of the query that take several values
     */
    record Route(String template, String path, Set<String> parameters, Set<String> many) {

        /** Whether the path names the format, so that {@code Accept} says nothing. */
        boolean hasSuffix() {
            return template.lastIndexOf('.') > template.lastIndexOf('/');
        }

        boolean isStream() {
            return template.endsWith("/stream");
        }

        boolean hasPathValue() {
            return template.contains("{");
        }

        /** One that answers 200 or 302. */
        String target() {
            return with("");
        }

        /** Its path and query with more of a query. */
        String with(String more) {
            var needed = NEEDED.getOrDefault(template, "");
            var query = needed.isEmpty() || more.isEmpty() ? needed + more : needed + "&" + more;
            return query.isEmpty() ? path : path + "?" + query;
        }

        /** Its path with another value in place of its last placeholder. */
        String withLastValue(String value) {
            int open = template.lastIndexOf('{');
            int close = template.indexOf('}', open);
            int segments = template.substring(0, open).split("/", -1).length - 1;
            var parts = path.split("/", -1);
            parts[segments] = value;
            assertThat(close).isPositive();
            return String.join("/", parts);
        }

        @Override
        public String toString() {
            return template;
        }
    }
}
