package org.rallypoint.retry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.rallypoint.http.Revisioned;
import org.rallypoint.http.StoredBody;

/** An answer as text and back: a line about it, then its body as it was sent. */
@Singleton
class KeptAnswers {

    private static final String REPLAYED = "Idempotent-Replayed";

    private final ObjectMapper json;

    KeptAnswers(ObjectMapper json) {
        this.json = json;
    }

    String text(RestResponse<?> answer) {
        var entity = answer.getEntity();
        var head = new Head(
                answer.getStatus(),
                header(answer, HttpHeaders.LOCATION),
                header(answer, HttpHeaders.CONTENT_LANGUAGE),
                entity instanceof Revisioned revisioned ? revisioned.revision() : null);
        try {
            var body = entity == null ? "" : json.writeValueAsString(entity);
            return json.writeValueAsString(head) + "\n" + body;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The caller's type of entity is erased by now; what writes the answer finds a {@link StoredBody}. */
    @SuppressWarnings("unchecked")
    <T> RestResponse<T> answer(String text) {
        int line = text.indexOf('\n');
        try {
            var head = json.readValue(text.substring(0, line), Head.class);
            var body = text.substring(line + 1).getBytes(StandardCharsets.UTF_8);
            var answer = ResponseBuilder.<Object>create(head.status()).header(REPLAYED, true);
            if (body.length > 0) {
                answer.entity(new StoredBody(body, head.revision()));
            }
            if (head.location() != null) {
                answer.header(HttpHeaders.LOCATION, head.location());
            }
            if (head.contentLanguage() != null) {
                answer.header(HttpHeaders.CONTENT_LANGUAGE, head.contentLanguage());
            }
            return (RestResponse<T>) answer.build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nullable
    private static String header(RestResponse<?> answer, String name) {
        return Objects.toString(answer.getHeaders().getFirst(name), null);
    }

    record Head(
            int status,
            @Nullable String location,
            @Nullable String contentLanguage,
            @Nullable Integer revision) {}
}
