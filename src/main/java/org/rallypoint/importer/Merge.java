package org.rallypoint.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rallypoint.link.WebAddress;

/**
 * Brings what a source says now, what it said the last time, and how the event stands together: what changed in the source
 * is applied, and what somebody changed here since then is left alone as long as the source goes on saying the same. A source
 * that speaks for the first time says what isn't known yet.
 */
final class Merge {

    private static final Set<String> LINKS = Set.of("signupLinks", "links");

    /** What stands there while nobody says otherwise. */
    private static final Map<String, String> DEFAULTS =
            Map.of("kind", "protest", "attendance", "in_person", "permit", "unknown", "affiliation", "listed");

    private final Map<String, String> before;
    private final boolean isOlder;
    private final Map<String, String> said = new TreeMap<>();
    private final List<String> kept = new ArrayList<>();
    private final List<String> notFilled = new ArrayList<>();

    private Merge(Map<String, String> before, boolean isOlder) {
        this.before = before;
        this.isOlder = isOlder;
        // A link that is taken out of a list still is the one that a later one replaces.
        LINKS.stream()
                .map(ImportMemory::hash)
                .filter(before::containsKey)
                .forEach(links -> said.put(links, before.get(links)));
    }

    /** Notes what the source says of a field, and returns what it said before, if anything. */
    @Nullable
    private String says(String path, String hash) {
        var field = ImportMemory.hash(path);
        said.put(field, hash);
        return before.get(field);
    }

    /** Leaves unknown what the source knows from before; it may say so again later, and is not taken to have said it. */
    private void doesNotFill(String path) {
        said.remove(ImportMemory.hash(path));
        notFilled.add(path);
    }

    /**
     * What follows.
     *
     * @param patch to be applied to the event; empty when nothing is to be changed
     * @param said hashes of what the source says, by hashes of the fields, to be remembered
     * @param kept fields that stand otherwise here, and are left so
     * @param notFilled fields of which nothing is known here any more, and that an older source would have filled
     */
    record Merged(ObjectNode patch, Map<String, String> said, List<String> kept, List<String> notFilled) {}

    /**
     * Merges into an event.
     *
     * @param given what the source says, as the API shows it
     * @param state how the event stands
     * @param said the same of what the source said the last time
     * @param isOlder whether it tells how the event was before it was last changed here: somebody may have cleared what is
     *     unknown now
     */
    static Merged into(ObjectNode state, ObjectNode given, Map<String, String> said, boolean isOlder) {
        var merge = new Merge(said, isOlder);
        var patch = merge.object("", given, state);
        return new Merged(patch, merge.said, merge.kept, merge.notFilled);
    }

    /** What is to be remembered of an event that was made of this. */
    static Map<String, String> first(ObjectNode given) {
        return into(JsonNodeFactory.instance.objectNode(), given, new TreeMap<>(), false)
                .said();
    }

    private ObjectNode object(String path, ObjectNode given, @Nullable JsonNode state) {
        var patch = JsonNodeFactory.instance.objectNode();
        given.properties().forEach(field -> {
            var present = state == null ? null : state.get(field.getKey());
            var change = LINKS.contains(field.getKey()) && path.isEmpty()
                    ? links(field.getKey(), (ArrayNode) field.getValue(), present)
                    : value(path + field.getKey(), field.getValue(), present);
            if (change != null) {
                patch.set(field.getKey(), change);
            }
        });
        return patch;
    }

    @Nullable
    private JsonNode value(String path, JsonNode given, @Nullable JsonNode state) {
        if (given instanceof ObjectNode object) {
            var change = object(path + ".", object, state);
            return change.isEmpty() ? null : change;
        }
        var hash = ImportMemory.hash(given.toString());
        var earlier = says(path, hash);
        if (given.equals(state == null ? NullNode.instance : state)) {
            return null;
        }
        if (isOlder && isUnknown(path, state)) {
            doesNotFill(path);
            return null;
        }
        var isNews = earlier == null ? isUnknown(path, state) : !hash.equals(earlier);
        if (!isNews) {
            kept.add(path);
        }
        return isNews ? given : null;
    }

    /** Whether nobody has said anything of it yet, so that a source that speaks of it for the first time may. */
    private static boolean isUnknown(String path, @Nullable JsonNode state) {
        return state == null || state.isNull() || (state.isEmpty() && state.isArray()) || isDefault(path, state);
    }

    private static boolean isDefault(String path, JsonNode state) {
        return state.asText().equals(DEFAULTS.get(path));
    }

    // ------------------------------------------------------------------ links

    /** A list is what it was, with what the source added in the place of what it took away; it never gets shorter. */
    @Nullable
    private JsonNode links(String key, ArrayNode given, @Nullable JsonNode state) {
        var wanted = byAddress(given);
        var present = state == null ? new LinkedHashMap<String, ObjectNode>() : byAddress((ArrayNode) state);
        var before = new LinkedHashMap<>(present);
        var hashes = wanted.keySet().stream().map(ImportMemory::hash).toList();
        var saidBefore = says(key, String.join(" ", hashes));
        Set<String> earlier = saidBefore == null ? Set.of() : new HashSet<>(Arrays.asList(saidBefore.split(" ")));
        var added = wanted.keySet().stream()
                .filter(address -> !present.containsKey(address) && !earlier.contains(ImportMemory.hash(address)))
                .filter(address ->
                        saidBefore != null || present.keySet().stream().noneMatch(other -> areAlike(address, other)))
                .collect(Collectors.toCollection(ArrayDeque::new));
        if (!added.isEmpty() && isOlder && (saidBefore == null || present.isEmpty())) {
            doesNotFill(key);
        } else if (!added.isEmpty()) {
            var gone = present.keySet().stream()
                    .filter(address -> !wanted.containsKey(address) && earlier.contains(ImportMemory.hash(address)))
                    .toList();
            replace(present, gone, added, wanted);
        }
        if (!present.keySet().containsAll(wanted.keySet()) && !notFilled.contains(key)) {
            kept.add(key);
        }
        var isRelabelled = relabel(key, present, wanted);
        return isRelabelled || !present.keySet().equals(before.keySet()) ? list(present.values()) : null;
    }

    /** What is new stands where the first of those stood that are gone, and is the primary link if that was. */
    private static void replace(
            Map<String, ObjectNode> present,
            List<String> gone,
            ArrayDeque<String> added,
            Map<String, ObjectNode> wanted) {
        var result = new LinkedHashMap<String, ObjectNode>();
        present.forEach((address, link) -> {
            if (!gone.contains(address)) {
                result.put(address, link);
            } else if (!added.isEmpty()) {
                var next = added.remove();
                var successor = wanted.get(next).deepCopy();
                if (link.path("primary").asBoolean()) {
                    successor.put("primary", true);
                }
                result.put(next, successor);
            }
        });
        added.forEach(address -> result.put(address, wanted.get(address).deepCopy()));
        present.clear();
        present.putAll(result);
    }

    /** The names of links, each by itself. */
    private boolean relabel(String key, Map<String, ObjectNode> present, Map<String, ObjectNode> wanted) {
        var isChanged = false;
        for (var link : wanted.entrySet()) {
            var label = link.getValue().path("label");
            var stored = present.get(link.getKey());
            if (stored != null && label.isTextual()) {
                var change = value(key + "." + ImportMemory.hash(link.getKey()), label, stored.get("label"));
                if (change != null) {
                    stored.set("label", change);
                    isChanged = true;
                }
            }
        }
        return isChanged;
    }

    /** Event pages of one platform, and so on: one of them is a newer version of the other, and nobody knows which. */
    private static boolean areAlike(String address, String other) {
        var one = WebAddress.ofPage("url", address);
        var two = WebAddress.ofPage("url", other);
        return one.platform() == two.platform() && one.kind() == two.kind();
    }

    private static Map<String, ObjectNode> byAddress(ArrayNode links) {
        var all = new LinkedHashMap<String, ObjectNode>();
        links.forEach(link -> all.putIfAbsent(
                WebAddress.ofPage("url", link.get("url").textValue()).canonical(), (ObjectNode) link));
        return all;
    }

    private static ArrayNode list(Iterable<ObjectNode> links) {
        var list = JsonNodeFactory.instance.arrayNode();
        links.forEach(list::add);
        return list;
    }
}
