package org.rallypoint.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts values into a body that is good without them. */
final class Sample {

    /** What objects can't be without, by its name. */
    private static final Map<String, JsonNode> NEEDED = Map.of(
            "channel", Json.text("other"),
            "countryCode", Json.text("CH"),
            "latitude", Json.MAKE.numberNode(47.5),
            "longitude", Json.MAKE.numberNode(8.5),
            "name", Json.text("Somebody"),
            "rel", Json.text("recap"),
            "timeZone", Json.text("Europe/Zurich"),
            "url", Json.text("https://a.example/b"),
            "value", Json.text("Ask at the door"));

    /** What says the same in another way, and is refused beside it. */
    private static final Map<String, Set<String>> INSTEAD = Map.of("newCity", Set.of("city", "countryCode"));

    private final Map<String, Field> fields;

    Sample(List<Field> fields) {
        this.fields = fields.stream().collect(Collectors.toMap(Field::pointer, field -> field));
    }

    /** The same body with a value in another place, and with what its surroundings need. */
    void put(ObjectNode body, Field field, JsonNode value) {
        JsonNode at = body;
        var path = field.path();
        for (int i = 0; i < path.size() - 1; i++) {
            instead(at, path.get(i));
            at = inside(at, path.get(i), fields.get("/" + String.join("/", path.subList(0, i + 1))));
        }
        var last = path.get(path.size() - 1);
        if (at instanceof ArrayNode list) {
            list.removeAll().add(value);
        } else {
            instead(at, last);
            ((ObjectNode) at).set(last, value);
        }
    }

    private static void instead(JsonNode object, String name) {
        if (object instanceof ObjectNode known) {
            known.remove(INSTEAD.getOrDefault(name, Set.of()));
        }
    }

    private static JsonNode inside(JsonNode at, String name, Field field) {
        var there = at instanceof ArrayNode list ? list.path(0) : at.path(name);
        if (there.isContainerNode()) {
            return there;
        }
        var made = field.type().equals("array") ? Json.MAKE.arrayNode() : whole(field);
        if (at instanceof ArrayNode list) {
            list.removeAll().add(made);
        } else {
            ((ObjectNode) at).set(name, made);
        }
        return made;
    }

    private static ObjectNode whole(Field field) {
        var made = Json.MAKE.objectNode();
        IntStream.range(0, field.schema().path("required").size())
                .mapToObj(i -> field.schema().get("required").get(i).asText())
                .forEach(name -> {
                    assertThat(NEEDED)
                            .as("the test needs an example of %s of %s", name, field)
                            .containsKey(name);
                    made.set(name, NEEDED.get(name));
                });
        return made;
    }
}
