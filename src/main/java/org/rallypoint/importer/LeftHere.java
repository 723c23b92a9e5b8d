package org.rallypoint.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rallypoint.event.Event;
import org.rallypoint.event.EventStatus;
import org.rallypoint.http.Languages;

/** Takes out of what a source says what an import never does to an event that is there. */
final class LeftHere {

    private static final List<String> WHEN =
            List.of("startDate", "endDate", "startTime", "endTime", "startOffset", "endOffset");

    private static final List<String> NOTE = List.of("statusNote");

    private LeftHere() {}

    /** Whether it has no new day yet, or one that only those know who put it off; also if it was cancelled since. */
    static boolean isPutOff(Event event) {
        return event.status() == EventStatus.postponed
                || (event.status() == EventStatus.cancelled
                        && event.startDate() == null
                        && event.previousStartDate() != null);
    }

    /**
     * Takes out when it is.
     *
     * @param given what the source says, as the API shows it
     * @param state how the event stands
     * @return whether that is anything else than what stands here
     */
    static boolean times(ObjectNode given, ObjectNode state) {
        return takeOut(given, state, WHEN);
    }

    /** Takes out, in every language, what is said of its state; the same otherwise as {@link #times}. */
    static boolean notes(ObjectNode given, ObjectNode state) {
        var differs = takeOut(given, state, NOTE);
        for (var texts : given.path("translations").properties()) {
            differs |= takeOut(
                    (ObjectNode) texts.getValue(), state.path("translations").path(texts.getKey()), NOTE);
        }
        return differs;
    }

    private static boolean takeOut(ObjectNode given, JsonNode state, Collection<String> keys) {
        var differs = keys.stream()
                .filter(given::has)
                .anyMatch(key -> !given.get(key).equals(state.hasNonNull(key) ? state.get(key) : NullNode.instance));
        given.remove(keys);
        return differs;
    }

    // ------------------------------------------------------------------ texts that another language lent

    /** Takes out texts of a language that our export took from another one, since there were none. */
    static void lentTexts(ObjectNode given, ObjectNode state, String language, String defaultLanguage) {
        if (!(given.path("translations").path(language) instanceof ObjectNode texts)) {
            return;
        }
        var lenders = Languages.chain(language, defaultLanguage).stream()
                .filter(lender -> !lender.equals(language))
                .toList();
        texts.properties()
                .removeIf(text -> text.getValue().isTextual()
                        && isLent(
                                text.getValue().textValue(),
                                lenders.stream()
                                        .map(lender -> lender.equals(defaultLanguage)
                                                ? own(state, text.getKey())
                                                : state.path("translations")
                                                        .path(lender)
                                                        .path(text.getKey()))
                                        .toList()));
        if (texts.get("linkLabels") instanceof ObjectNode labels) {
            var ownLabels = labels(state);
            labels.properties()
                    .removeIf(label -> isLent(
                            label.getValue().textValue(),
                            lenders.stream()
                                    .map(lender -> lender.equals(defaultLanguage)
                                            ? ownLabels.get(label.getKey())
                                            : state.path("translations")
                                                    .path(lender)
                                                    .path("linkLabels")
                                                    .path(label.getKey()))
                                    .filter(Objects::nonNull)
                                    .toList()));
        }
    }

    private static JsonNode own(ObjectNode state, String key) {
        return key.equals("accessibilityNote") ? state.path("accessibility").path("note") : state.path(key);
    }

    private static Map<String, JsonNode> labels(ObjectNode state) {
        var labels = new HashMap<String, JsonNode>();
        List.of("signupLinks", "links")
                .forEach(key -> state.path(key)
                        .forEach(link -> labels.put(link.path("url").asText(), link.path("label"))));
        return labels;
    }

    /** Whether it is the text of the first that has one. */
    private static boolean isLent(String text, List<JsonNode> lenders) {
        return lenders.stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .filter(lent -> text.equals(lent) || text.equals(PrivateParts.takenOut(lent)))
                .isPresent();
    }
}
