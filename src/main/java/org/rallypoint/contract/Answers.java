package org.rallypoint.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Completes what each route answers where all goes well: status, headers, and an example that was really served. */
class Answers {

    private static final String CORS = "Access-Control-Allow-Origin";

    private static final String RATE_LIMIT = "RateLimit";
    private static final String RATE_LIMIT_POLICY = "RateLimit-Policy";

    private static final String EVENT_STREAM = "text/event-stream";

    private final Schemas schemas;

    Answers(Schemas schemas) {
        this.schemas = schemas;
    }

    static void addHeaders(Components components) {
        components
                .addHeader(
                        CORS,
                        header(
                                "`*` for a read; for a write the site that asks, where this service lets it write.",
                                SchemaType.STRING))
                .addHeader(
                        RATE_LIMIT,
                        header(
                                "What the client has left by each limit that this request was counted under: `r` times, and in"
                                        + " `t` seconds all of it again, or with nothing left the next time. Absent where"
                                        + " nothing was counted, as for what is answered from memory; in an answer from"
                                        + " another cache (`Age`) it was meant for somebody else.",
                                SchemaType.STRING))
                .addHeader(
                        RATE_LIMIT_POLICY,
                        header(
                                "The limits themselves: `q` times within `w` seconds, for one token, or for one address"
                                        + " without a token (draft-ietf-httpapi-ratelimit-headers).",
                                SchemaType.STRING))
                .addHeader(
                        "ETag",
                        header(
                                "Names these very bytes; of a single event or campaign it begins with the revision. Give it"
                                        + " as `If-None-Match` to get a 304 while nothing changed, and as `If-Match` to change"
                                        + " what you have seen.",
                                SchemaType.STRING))
                .addHeader(
                        "CacheControl",
                        header(
                                "How long the answer may be kept; never past the next start or end. What was asked with a"
                                        + " token is `private, no-store`.",
                                SchemaType.STRING))
                .addHeader("ContentLanguage", header("The languages of the answer, BCP 47.", SchemaType.STRING))
                .addHeader("Link", header("The next page, `rel=\"next\"`; absent on the last one.", SchemaType.STRING))
                .addHeader("Location", header("Where to look instead.", SchemaType.STRING))
                .addHeader(
                        "IdempotentReplayed",
                        header(
                                "`true` where an earlier request with this `Idempotency-Key` was answered so; absent otherwise.",
                                SchemaType.STRING))
                .addHeader("LocationOfNew", header("Where it is from now on.", SchemaType.STRING));
    }

    /** Adds what any answer may have. */
    static APIResponse withCommonHeaders(APIResponse response) {
        return response.addHeader(CORS, reference(CORS))
                .addHeader(RATE_LIMIT, reference(RATE_LIMIT))
                .addHeader(RATE_LIMIT_POLICY, reference(RATE_LIMIT_POLICY));
    }

    static Header header(String description, SchemaType type) {
        var schema = OASFactory.createSchema().type(List.of(type));
        Sizes.complete("message", schema);
        return OASFactory.createHeader().description(description).schema(schema);
    }

    /** Leaves nothing but what goes well; errors are added by {@link Errors}. */
    void complete(Route route) {
        var given = route.operation().getResponses();
        var responses = OASFactory.createAPIResponses();
        if (!route.isRedirect()) {
            responses.addAPIResponse(route.successStatus(), success(route));
        }
        if (route.isRead() && !route.isRedirect() && !route.isStream()) {
            responses.addAPIResponse(
                    "304", OASFactory.createAPIResponse().description("Nothing changed since `If-None-Match`."));
        }
        List.of("302", "308").forEach(status -> addRedirect(responses, status, given.getAPIResponse(status)));
        route.operation().setResponses(responses);
    }

    private static void addRedirect(APIResponses responses, String status, APIResponse redirect) {
        if (redirect != null) {
            responses.addAPIResponse(status, withCommonHeaders(redirect).addHeader("Location", reference("Location")));
        }
    }

    private APIResponse success(Route route) {
        var given = route.operation().getResponses().getAPIResponses();
        if (route.isDeletion()) {
            return withCommonHeaders(given.get("204"));
        }
        var response = given.values().stream()
                .filter(candidate -> candidate.getContent() != null)
                .findFirst()
                .orElseThrow();
        withCommonHeaders(response);
        if (route.isStream()) {
            var stream = response.getContent().getMediaType(EVENT_STREAM);
            Example.of(route.operation().getOperationId()).ifPresent(example -> stream.setExample(example.answer()));
            return response;
        }
        if (route.isRead() || schemas.isRevisioned(route.answer())) {
            response.addHeader("ETag", reference("ETag"));
        }
        if (route.isRead() && !route.needsToken()) {
            response.addHeader("Cache-Control", reference("CacheControl"));
        }
        if (route.isCreation()) {
            response.addHeader("Location", reference("LocationOfNew"));
        } else {
            response.setDescription("OK");
        }
        if (route.isPost()) {
            response.addHeader("Idempotent-Replayed", reference("IdempotentReplayed"));
        }
        if (route.takes("lang")) {
            response.addHeader("Content-Language", reference("ContentLanguage"));
        }
        if (route.takes("cursor")) {
            response.addHeader("Link", reference("Link"));
        }
        if (route.hasFormats()) {
            response.getContent().getMediaTypes().forEach((type, media) -> completeFormat(route, type, media));
        } else {
            var media = response.getContent().getMediaType("application/json");
            if (media.getSchema().getRef() != null) {
                schemas.pageName(route.answer()).ifPresent(media.getSchema()::setRef);
            } else {
                Sizes.complete("items", media.getSchema());
            }
            Example.of(route.operation().getOperationId()).ifPresent(example -> media.setExample(example.answer()));
        }
        return response;
    }

    private static void completeFormat(Route route, String type, MediaType media) {
        Example.of(route.operation().getOperationId(), type).ifPresent(example -> media.setExample(example.answer()));
    }

    private static Header reference(String header) {
        return OASFactory.createHeader().ref(header);
    }
}
