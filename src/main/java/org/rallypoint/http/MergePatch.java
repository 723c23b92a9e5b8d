package org.rallypoint.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396). */
public final class MergePatch {

    private MergePatch() {}

    /**
     * A new object: the target with what the patch changes. Where the RFC removes a key its null stays, which
     * {@link BodyReader} takes for the same, so that an unknown key is found even if it is to be cleared.
     */
    public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        var merged = target.deepCopy();
        patch.properties()
                .forEach(
                        change -> merged.set(change.getKey(), changed(merged.get(change.getKey()), change.getValue())));
        return merged;
    }

    private static JsonNode changed(JsonNode before, JsonNode change) {
        if (!(change instanceof ObjectNode patch)) {
            return change.deepCopy();
        }
        return apply(before instanceof ObjectNode object ? object : patch.objectNode(), patch);
    }
}
