package org.rallypoint.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.rallypoint.http.RawHttp;

/** The OpenAPI document, as far as it says what routes take. */
final class Contract {

    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    static Contract served() {
        var answer = RawHttp.get("/openapi?format=JSON");
        assertThat(answer.status()).isEqualTo(200);
        return new Contract(Json.read(answer.text()));
    }

    /** Each as method and path. */
    Set<String> routes() {
        var routes = new TreeSet<String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return routes;
    }

    /** A missing node for what the contract doesn't tell of. */
    JsonNode operation(String route) {
        var parts = route.split(" ", 2);
        return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    /** Parameters of the query, or names of headers. */
    List<Field> parameters(String route, String in) {
        var parameters = new ArrayList<Field>();
        for (var given : operation(route).path("parameters")) {
            var parameter = given.has("$ref") ? at(given) : given;
            if (parameter.get("in").asText().equals(in)) {
                parameters.add(new Field(List.of(parameter.get("name").asText()), resolved(parameter.get("schema"))));
            }
        }
        return parameters;
    }

    Set<String> mediaTypes(String route) {
        var types = new TreeSet<String>();
        operation(route).path("requestBody").path("content").fieldNames().forEachRemaining(types::add);
        return types;
    }

    /** Everything that may stand in a JSON body, from the outside in; the body itself comes first. */
    List<Field> fields(String route) {
        var fields = new ArrayList<Field>();
        var schema = operation(route).at("/requestBody/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            add(fields, new Field(List.of(), resolved(schema)));
        }
        return fields;
    }

    private void add(List<Field> fields, Field field) {
        fields.add(field);
        field.schema()
                .path("properties")
                .properties()
                .forEach(property -> add(fields, field.child(property.getKey(), resolved(property.getValue()))));
        if (field.schema().path("additionalProperties").isObject()) {
            add(fields, field.child("fr", resolved(field.schema().get("additionalProperties"))));
        }
        if (field.schema().has("items")) {
            add(fields, field.child("0", resolved(field.schema().get("items"))));
        }
    }

    /** Names of whatever stands in any body of a request or an answer. */
    Set<String> names() {
        var names = new TreeSet<String>();
        for (var schema : document.at("/components/schemas")) {
            resolved(schema).path("properties").fieldNames().forEachRemaining(names::add);
        }
        assertThat(names).hasSizeGreaterThan(150);
        return names;
    }

    /** With everything that it refers to, and without null as a type. */
    private ObjectNode resolved(JsonNode schema) {
        var whole = JsonNodeFactory.instance.objectNode();
        if (schema.has("$ref")) {
            merge(whole, resolved(at(schema)));
        }
        for (var all : List.of("allOf", "anyOf")) {
            for (var part : schema.path(all)) {
                if (!part.path("type").asText().equals("null")) {
                    merge(whole, resolved(part));
                }
            }
        }
        merge(whole, (ObjectNode) schema);
        whole.remove(List.of("$ref", "allOf", "anyOf"));
        if (whole.path("type").isArray()) {
            whole.set("type", whole.get("type").get(0));
        }
        return whole;
    }

    private JsonNode at(JsonNode reference) {
        return document.at(reference.get("$ref").asText().substring(1));
    }

    private static void merge(ObjectNode whole, ObjectNode part) {
        part.properties().forEach(entry -> {
            var value = entry.getValue();
            switch (entry.getKey()) {
                case "properties" -> whole.withObject("/properties").setAll((ObjectNode) value);
                case "required" -> value.forEach(whole.withArray("/required")::add);
                default -> whole.set(entry.getKey(), value);
            }
        });
    }
}
