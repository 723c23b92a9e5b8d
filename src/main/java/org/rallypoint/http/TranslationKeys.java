package org.rallypoint.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Language tags know no case: a patch of {@code DE} is one of {@code de}. */
public final class TranslationKeys {

    private static final String KEY = "translations";

    private TranslationKeys() {}

    /** A copy with the keys of {@code translations} in their canonical spelling; what can't be spelt so stays as it is. */
    public static ObjectNode canonical(ObjectNode body) {
        var copy = body.deepCopy();
        if (!(body.get(KEY) instanceof ObjectNode given)) {
            return copy;
        }
        var canonical = copy.putObject(KEY);
        given.properties().forEach(entry -> {
            var tag = Languages.canonical(entry.getKey()).orElse(entry.getKey());
            // Of two spellings of one language each stays, and the reader refuses the second.
            canonical.set(given.has(tag) ? entry.getKey() : tag, entry.getValue());
        });
        return copy;
    }
}
