package org.rallypoint.importer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rallypoint.importer.proposal.Sketch;

/** A thing in JSON-LD: each of its values may stand alone or in a list, and a text may be wrapped in an object. */
record SchemaThing(JsonNode thing, Sketch sketch) {

    private static final Set<String> EVENTS_BY_ANOTHER_NAME = Set.of("festival", "hackathon");
    private static final Set<String> ORGANIZATIONS = Set.of("ngo", "corporation", "localbusiness", "consortium");

    boolean isEvent() {
        return types().anyMatch(type -> type.endsWith("event") || EVENTS_BY_ANOTHER_NAME.contains(type));
    }

    boolean isOrganization() {
        return types().anyMatch(type -> type.endsWith("organization") || ORGANIZATIONS.contains(type));
    }

    boolean is(String type) {
        return types().anyMatch(type.toLowerCase(Locale.ROOT)::equals);
    }

    private Stream<String> types() {
        return values("@type").filter(JsonNode::isTextual).map(type -> word(type.textValue()));
    }

    /** A word of schema.org without its prefix, in lower case. */
    private static String word(String written) {
        var from = Math.max(written.lastIndexOf('/'), Math.max(written.lastIndexOf('#'), written.lastIndexOf(':')));
        return written.substring(from + 1).toLowerCase(Locale.ROOT);
    }

    /** A value of a list of schema.org, in lower case; empty without one. */
    String choice(String key) {
        return Optional.ofNullable(text(key)).map(SchemaThing::word).orElse("");
    }

    private Stream<JsonNode> values(String key) {
        var value = thing.path(key);
        return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
    }

    /** All that is no object, as text. */
    Stream<String> texts(String key) {
        return values(key)
                .map(value -> value.has("@value") ? value.get("@value") : value)
                .filter(value -> value.isTextual() && !value.textValue().isBlank())
                .map(value -> value.textValue().strip());
    }

    @Nullable
    String text(String key) {
        var text = texts(key).findFirst();
        if (text.isEmpty()
                && values(key).anyMatch(value -> !value.isTextual() && !value.isNull() && !value.isMissingNode())) {
            sketch.doubt("wrong_type", "Its " + key + " is not a text.");
        }
        return text.orElse(null);
    }

    /** All that are objects. */
    List<SchemaThing> things(String key) {
        return values(key)
                .filter(JsonNode::isObject)
                .map(value -> new SchemaThing(value, sketch))
                .toList();
    }

    /** The first object; without values if there is none. */
    SchemaThing first(String key) {
        return things(key).stream().findFirst().orElse(new SchemaThing(JsonNodeFactory.instance.objectNode(), sketch));
    }

    /** The same under the rules of plain objects. */
    JsonFields fields() {
        return new JsonFields((ObjectNode) thing, sketch);
    }
}
