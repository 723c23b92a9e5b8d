package org.rallypoint.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** Signed requests, right and wrong, from an independent implementation. */
final class Vectors {

    /** The one key of all of them. */
    static final String KEY = "82d8d97fe0641e68a1b0b11220f05e9ea0539a0cdc002119d4a9e9e025aba1e9";

    private Vectors() {}

    /** One of them. */
    record Vector(String name, String publicKey, String signature, String timestamp, String body, boolean valid) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Vector> all() {
        var vectors = read("signature-vectors").path("vectors");
        return StreamSupport.stream(vectors.spliterator(), false)
                .map(vector -> new Vector(
                        vector.get("name").textValue(),
                        vector.get("publicKey").textValue(),
                        vector.get("signature").textValue(),
                        vector.get("timestamp").textValue(),
                        vector.get("body").textValue(),
                        vector.get("valid").booleanValue()))
                .toList();
    }

    static JsonNode read(String name) {
        try (var in = Vectors.class.getResourceAsStream("/discord/" + name + ".json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
