package org.rallypoint.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Completes what each route answers: its errors, its headers, and an example that {@code ContractTest} has served. */
class Answers {

    private static final String JSON = "application/json";
    private static final String CORS = "Access-Control-Allow-Origin";
    private static final String PROBLEM = "application/problem+json";

    private enum Fault {
        BAD_REQUEST(400, "The query can't be read: an unknown parameter, or a value that is none of those allowed."),
        NOT_FOUND(404, "The path names nothing that the public may see."),
        NOT_ACCEPTABLE(406, "`Accept` names no format that there is."),
        INTERNAL(500, "Something failed here; `instance` names the entry in the log. Try again after `Retry-After`."),
        UNAVAILABLE(503, "The database can't be reached. Try again after `Retry-After`.");

        final int status;
        final String description;

        Fault(int status, String description) {
            this.status = status;
            this.description = description;
        }

        String reference() {
            return "Error" + status;
        }
    }

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> pages;

    /** Takes the new names of the schemas of pages. */
    Answers(Map<String, String> pages) {
        this.pages = pages;
    }

    void complete(OpenAPI document) {
        var components = document.getComponents();
        addErrors(components);
        addHeaders(components);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> complete(path, operation)));
    }

    private void addErrors(Components components) {
        for (var error : Fault.values()) {
            var media = OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().ref("Problem"));
            example("error-" + error.status).ifPresent(media::setExample);
            var response = withCors(OASFactory.createAPIResponse())
                    .description(error.description)
                    .content(OASFactory.createContent().addMediaType(PROBLEM, media));
            if (error.status >= 500) {
                response.addHeader("Retry-After", OASFactory.createHeader().ref("RetryAfter"));
            }
            components.addResponse(error.reference(), response);
        }
    }

    private static void addHeaders(Components components) {
        components
                .addHeader(CORS, header("Any site may read.", SchemaType.STRING))
                .addHeader("RetryAfter", header("Seconds to wait before trying again.", SchemaType.INTEGER))
                .addHeader(
                        "ETag",
                        header(
                                "Names these very bytes; of a single event or campaign it begins with the revision. Give it"
                                        + " as `If-None-Match` to get a 304 while nothing changed.",
                                SchemaType.STRING))
                .addHeader(
                        "CacheControl",
                        header("How long the answer may be kept; never past the next start or end.", SchemaType.STRING))
                .addHeader("ContentLanguage", header("The languages of the answer, BCP 47.", SchemaType.STRING))
                .addHeader("Link", header("The next page, `rel=\"next\"`; absent on the last one.", SchemaType.STRING))
                .addHeader("Location", header("Where to look instead.", SchemaType.STRING));
    }

    private static APIResponse withCors(APIResponse response) {
        return response.addHeader(CORS, OASFactory.createHeader().ref(CORS));
    }

    private static Header header(String description, SchemaType type) {
        var schema = OASFactory.createSchema().type(List.of(type));
        Sizes.complete("message", schema);
        return OASFactory.createHeader().description(description).schema(schema);
    }

    private void complete(String path, Operation operation) {
        var responses = new TreeMap<>(operation.getResponses().getAPIResponses());
        var isRedirect = responses.containsKey("302");
        if (isRedirect) {
            responses.remove("200");
            responses.remove("204");
        } else {
            completeSuccess(operation, responses.get("200"));
            responses.put("304", OASFactory.createAPIResponse().description("Nothing changed since `If-None-Match`."));
            put(responses, Fault.NOT_ACCEPTABLE);
        }
        responses.forEach((status, response) -> {
            if (status.equals("302") || status.equals("308")) {
                withCors(response)
                        .addHeader("Location", OASFactory.createHeader().ref("Location"));
            }
        });
        put(responses, Fault.BAD_REQUEST);
        if (path.contains("{")) {
            put(responses, Fault.NOT_FOUND);
        }
        put(responses, Fault.INTERNAL);
        put(responses, Fault.UNAVAILABLE);
        operation.setResponses(OASFactory.createAPIResponses());
        responses.forEach(operation.getResponses()::addAPIResponse);
        completeParameters(operation);
    }

    private static void put(Map<String, APIResponse> responses, Fault error) {
        responses.put(
                String.valueOf(error.status), OASFactory.createAPIResponse().ref(error.reference()));
    }

    private void completeSuccess(Operation operation, APIResponse response) {
        response.setDescription("OK");
        withCors(response)
                .addHeader("ETag", OASFactory.createHeader().ref("ETag"))
                .addHeader("Cache-Control", OASFactory.createHeader().ref("CacheControl"))
                .addHeader("Content-Language", OASFactory.createHeader().ref("ContentLanguage"));
        var media = response.getContent().getMediaType(JSON);
        var page = pages.get(Schemas.schemaName(media.getSchema()));
        if (page != null) {
            response.addHeader("Link", OASFactory.createHeader().ref("Link"));
            media.getSchema().setRef(page);
        }
        example(operation.getOperationId()).ifPresent(media::setExample);
    }

    private static void completeParameters(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (var parameter : operation.getParameters()) {
            Sizes.completeParameter(parameter.getName(), parameter.getSchema());
            if (parameter.getIn() == Parameter.In.QUERY && parameter.getSchema().getItems() != null) {
                // Repeated or separated by commas, as a reader likes.
                parameter.setStyle(Parameter.Style.FORM);
                parameter.setExplode(false);
            }
        }
    }

    private Optional<JsonNode> example(String name) {
        try (var in = Answers.class.getResourceAsStream("/openapi/examples/" + name + ".json")) {
            return in == null ? Optional.empty() : Optional.of(json.readTree(in).get("answer"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
