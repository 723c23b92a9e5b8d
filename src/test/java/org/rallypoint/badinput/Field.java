package org.rallypoint.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Something that a request may hold: a place in its body, or a parameter.
 *
 * @param path names, and 0 for the one item of a list; empty for the whole body
 */
record Field(List<String> path, ObjectNode schema) {

    /** Texts that mean something, so that not any text will do. A new one belongs here, or takes any text. */
    private static final Set<String> MEANING = Set.of(
            "campaign",
            "campaigns",
            "city",
            "country",
            "countryCode",
            "countries",
            "defaultLanguage",
            "endOffset",
            "endTime",
            "event",
            "lang",
            "languages",
            "linkLabels",
            "newCity",
            "slug",
            "startOffset",
            "startTime",
            "timeZone",
            "types",
            "url",
            "value");

    Field child(String name, ObjectNode schemaOfChild) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return new Field(List.copyOf(longer), schemaOfChild);
    }

    String pointer() {
        return path.isEmpty() ? "" : "/" + String.join("/", path);
    }

    /** The last one that is no number of an item, and no language. */
    String name() {
        for (int i = path.size() - 1; i >= 0; i--) {
            if (!path.get(i).equals("0") && !path.get(i).equals("fr")) {
                return path.get(i);
            }
        }
        return "";
    }

    String type() {
        return schema.path("type").asText();
    }

    String format() {
        return schema.path("format").asText();
    }

    boolean isText() {
        return type().equals("string");
    }

    boolean isWord() {
        return schema.has("enum");
    }

    /** Whether it holds others. */
    boolean isContainer() {
        return type().equals("object") || type().equals("array");
    }

    /** Whether it takes any text that a person could have typed. */
    boolean isPlain() {
        return isText() && !isWord() && format().isEmpty() && path.stream().noneMatch(MEANING::contains);
    }

    int most() {
        return schema.path("maxLength").asInt(-1);
    }

    boolean requires(String child) {
        for (var name : schema.path("required")) {
            if (name.asText().equals(child)) {
                return true;
            }
        }
        return false;
    }

    boolean fits(JsonNode value) {
        return switch (type()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> throw new AssertionError("The contract doesn't say what " + this + " is");
        };
    }

    /** Whether a fault with this pointer is about it: a list may be at fault as a whole for one of its items. */
    boolean isAt(String fault) {
        var own = pointer();
        var isOfList = own.endsWith("/0") && fault.equals(own.substring(0, own.length() - 2));
        return fault.equals(own) || fault.startsWith(own + "/") || isOfList;
    }

    @Override
    public String toString() {
        return pointer();
    }
}
