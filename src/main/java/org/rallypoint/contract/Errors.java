package org.rallypoint.contract;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The errors that each route answers. */
class Errors {

    private static final String PROBLEM = "application/problem+json";

    private enum Fault {
        BAD_REQUEST(
                400,
                "The query or the body can't be read: an unknown parameter or key, or a value that is none of those"
                        + " allowed. `errors` has every fault at once."),
        UNAUTHORIZED(401, "There is no token where one is needed, or it is not, or no longer, valid."),
        FORBIDDEN(403, "The token may see it, and may not do this."),
        NOT_FOUND(404, "The path names nothing that the caller may see."),
        NOT_ACCEPTABLE(406, "`Accept` names no format that there is."),
        CONFLICT(409, "The present state forbids it; `type` says why, `existing` what is there already."),
        GONE(410, "What came after this cursor is no longer kept, or the cursor is not from here: start over."),
        STALE(412, "It was changed since it was read: `current` is what it is now. Nothing was done."),
        TOO_LARGE(413, "The body is too large."),
        UNSUPPORTED(
                415,
                "The body is in a format or an encoding that isn't taken here: JSON in UTF-8, where nothing else is said."),
        REFUSED(
                422,
                "Well formed, and refused by rules. `errors` has every fault at once, each with its pointer and code."),
        NOT_CONDITIONAL(428, "`If-Match` is missing, or is `*`."),
        TOO_MANY(
                429,
                "Too many requests with this token or without one from this address, or too many wrong tokens, suggestions or"
                        + " streams from it. Try again after `Retry-After`."),
        INTERNAL(500, "Something failed here; `instance` names the entry in the log. Try again after `Retry-After`."),
        UNAVAILABLE(
                503,
                "The database can't be reached or has no room, others change the same, or too many listen to a stream. Try again after `Retry-After`.");

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

    private final Components components;
    private final Schemas schemas;

    Errors(Components components, Schemas schemas) {
        this.components = components;
        this.schemas = schemas;
    }

    /** What every route shares. */
    void addAll() {
        components
                .addHeader("RetryAfter", Answers.header("Seconds to wait before trying again.", SchemaType.INTEGER))
                .addHeader(
                        "WWWAuthenticate",
                        Answers.header("`Bearer`, and what is wrong with the token (RFC 6750).", SchemaType.STRING));
        components
                .addSchema(
                        "Conflict",
                        problemWith("existing", orNull("ExistingEvent"))
                                .description("Why the present state forbids it."))
                .addSchema(
                        "Refusal",
                        problemWith("candidates", listOf("CityDetails"))
                                .description(
                                        "What rules have against it; `candidates` are the cities that may be meant."));
        for (var fault : EnumSet.complementOf(EnumSet.of(Fault.STALE))) {
            components.addResponse(fault.reference(), response(fault, schema(fault), fault.reference()));
        }
    }

    private static String schema(Fault fault) {
        return switch (fault) {
            case CONFLICT -> "Conflict";
            case REFUSED -> "Refusal";
            default -> "Problem";
        };
    }

    private static Schema problemWith(String key, Schema value) {
        return OASFactory.createSchema()
                .addAllOf(reference("Problem"))
                .addAllOf(OASFactory.createSchema()
                        .type(List.of(SchemaType.OBJECT))
                        .addProperty(key, value)
                        .required(List.of(key)));
    }

    private static Schema reference(String schema) {
        return OASFactory.createSchema().ref(schema);
    }

    private static Schema orNull(String schema) {
        return OASFactory.createSchema().anyOf(List.of(reference(schema), Schemas.nothing()));
    }

    private static Schema listOf(String schema) {
        var list = OASFactory.createSchema().type(List.of(SchemaType.ARRAY)).items(reference(schema));
        Sizes.complete("candidates", list);
        return list;
    }

    /** Adds those of one route. */
    void complete(Route route) {
        var responses = route.operation().getResponses();
        for (var fault : of(route)) {
            responses.addAPIResponse(
                    String.valueOf(fault.status),
                    OASFactory.createAPIResponse().ref(fault == Fault.STALE ? stale(route) : fault.reference()));
        }
    }

    private static Set<Fault> of(Route route) {
        var faults =
                EnumSet.of(Fault.BAD_REQUEST, Fault.UNAUTHORIZED, Fault.TOO_MANY, Fault.INTERNAL, Fault.UNAVAILABLE);
        if (route.needsToken()) {
            faults.add(Fault.FORBIDDEN);
        }
        if (route.hasPathValue()) {
            faults.add(Fault.NOT_FOUND);
        }
        if (!route.isRedirect() && !route.isDeletion()) {
            faults.add(Fault.NOT_ACCEPTABLE);
        }
        if (route.readsOn()) {
            faults.add(Fault.GONE);
        }
        if (!route.isRead()) {
            faults.add(Fault.CONFLICT);
        }
        if (route.needsIfMatch()) {
            faults.addAll(EnumSet.of(Fault.STALE, Fault.NOT_CONDITIONAL));
        }
        if (route.hasBody()) {
            faults.addAll(EnumSet.of(Fault.TOO_LARGE, Fault.UNSUPPORTED, Fault.REFUSED));
        }
        return faults;
    }

    /** Adds what shows the present state of what this route changes. */
    private String stale(Route route) {
        var current = route.isDeletion() ? "Event" : schemas.essence(route.answer());
        var name = "Stale" + current;
        if (!components.getSchemas().containsKey(name)) {
            components.addSchema(
                    name,
                    problemWith("current", reference(current))
                            .description("It was changed meanwhile; `current` is what it is now."));
            components.addResponse("Error412" + current, response(Fault.STALE, name, "Error412" + current));
        }
        return "Error412" + current;
    }

    private static APIResponse response(Fault fault, String schema, String example) {
        var media = OASFactory.createMediaType().schema(reference(schema));
        Example.of(example.replace("Error", "error-")).ifPresent(found -> media.setExample(found.answer()));
        var response = Answers.withCommonHeaders(OASFactory.createAPIResponse())
                .description(fault.description)
                .content(OASFactory.createContent().addMediaType(PROBLEM, media));
        if (fault.status >= 500 || fault == Fault.TOO_MANY) {
            response.addHeader("Retry-After", header("RetryAfter"));
        }
        if (fault == Fault.UNAUTHORIZED) {
            response.addHeader("WWW-Authenticate", header("WWWAuthenticate"));
        }
        return response;
    }

    private static Header header(String name) {
        return OASFactory.createHeader().ref(name);
    }
}
