package org.rallypoint.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What was really asked and answered; {@code ContractTest} writes it and holds the service to it. */
record Example(JsonNode request, JsonNode answer) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The one of an operation, by its id, or of an error. */
    static Optional<Example> of(String name) {
        try (var in = Example.class.getResourceAsStream("/openapi/examples/" + name + ".json")) {
            if (in == null) {
                return Optional.empty();
            }
            var file = JSON.readTree(in);
            return Optional.of(new Example(file.get("request"), file.get("answer")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of an operation that takes several kinds of bodies, with a body of this kind. */
    static Optional<Example> of(String operationId, String mediaType) {
        return of(operationId + "." + mediaType.replaceAll("[/+]", "-"));
    }

    /** Empty where nothing is sent. */
    Optional<JsonNode> body() {
        return Optional.ofNullable(request.get("body"));
    }
}
