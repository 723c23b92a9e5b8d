package org.rallypoint.importer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rallypoint.importer.proposal.Sketch;
import org.rallypoint.importer.proposal.SourceTime;

/**
 * The fields of one object; those that are missing, null or blank are null, and those of another type are so, too, and doubted.
 *
 * @param object an object, or nothing
 */
record JsonFields(JsonNode object, Sketch sketch) {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,10}(?:\\.[0-9]{0,30})?");

    boolean isEmpty() {
        return object.isEmpty();
    }

    boolean has(String key) {
        return object.hasNonNull(key);
    }

    @Nullable
    String text(String key) {
        var value = value(key, JsonNode::isTextual, "a text");
        return value == null || value.textValue().isBlank()
                ? null
                : value.textValue().strip();
    }

    /** The first of the keys that has a text. */
    @Nullable
    String text(String key, String... others) {
        var text = text(key);
        return text != null
                ? text
                : Arrays.stream(others)
                        .map(this::text)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** A text or a whole number. */
    @Nullable
    String id(String key) {
        var value = value(key, node -> node.isTextual() || node.isIntegralNumber(), "a text or a number");
        return value == null || value.asText().isBlank() ? null : value.asText().strip();
    }

    /** A number, also one that is written as a text. */
    @Nullable
    Double decimal(String key) {
        var value = value(
                key,
                node -> node.isNumber()
                        || (node.isTextual()
                                && DECIMAL.matcher(node.textValue().strip()).matches()),
                "a number");
        return value == null ? null : Double.valueOf(value.asText().strip());
    }

    boolean isTrue(String key) {
        var value = value(key, JsonNode::isBoolean, "true or false");
        return value != null && value.booleanValue();
    }

    /** ISO 8601. */
    @Nullable
    SourceTime time(String key) {
        var written = text(key);
        var time = written == null ? Optional.<SourceTime>empty() : SourceTime.parse(written);
        if (written != null && time.isEmpty()) {
            doubtTime(key);
        }
        return time.orElse(null);
    }

    /** Seconds since 1970, UTC. */
    @Nullable
    SourceTime epoch(String key) {
        var value = value(key, JsonNode::isIntegralNumber, "a whole number of seconds");
        if (value == null) {
            return null;
        }
        var time = value.canConvertToLong() ? SourceTime.ofEpoch(value.longValue()) : Optional.<SourceTime>empty();
        if (time.isEmpty()) {
            doubtTime(key);
        }
        return time.orElse(null);
    }

    private void doubtTime(String key) {
        sketch.doubt("bad_time", "Its " + key + " is no day or time from 1900 to 2999.");
    }

    /** The object under a key; without fields if there is none. */
    JsonFields object(String key) {
        var value = value(key, JsonNode::isObject, "an object");
        return new JsonFields(value == null ? MissingNode.getInstance() : value, sketch);
    }

    List<JsonFields> objects(String key) {
        return list(key, JsonNode::isObject, "a list of objects").stream()
                .map(object -> new JsonFields(object, sketch))
                .toList();
    }

    /** The texts of a list, in one line. */
    @Nullable
    String joined(String key) {
        var lines = list(key, JsonNode::isTextual, "a list of texts").stream()
                .map(line -> line.textValue().strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(", "));
        return lines.isEmpty() ? null : lines;
    }

    private List<JsonNode> list(String key, Predicate<JsonNode> type, String what) {
        var list = value(key, JsonNode::isArray, what);
        var found = new ArrayList<JsonNode>();
        if (list != null) {
            list.forEach(element -> {
                if (type.test(element)) {
                    found.add(element);
                } else if (!element.isNull()) {
                    doubtType(key, what);
                }
            });
        }
        return found;
    }

    @Nullable
    private JsonNode value(String key, Predicate<JsonNode> type, String what) {
        var value = object.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!type.test(value)) {
            doubtType(key, what);
            return null;
        }
        return value;
    }

    private void doubtType(String key, String what) {
        sketch.doubt("wrong_type", "Its " + key + " is not " + what + ".");
    }
}
