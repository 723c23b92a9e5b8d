package org.rallypoint.contract;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The schemas that parts of the document lead to, and those that these lead to. */
final class Reach {

    private final Map<String, Schema> schemas;
    private final Set<String> names = new TreeSet<>();

    private Reach(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    /** What can be sent. */
    static Set<String> ofRequests(OpenAPI document) {
        var reach = new Reach(document.getComponents().getSchemas());
        operations(document)
                .filter(operation -> operation.getRequestBody() != null)
                .forEach(operation -> reach.follow(operation.getRequestBody().getContent()));
        return reach.names;
    }

    /** What can be answered. */
    static Set<String> ofAnswers(OpenAPI document) {
        var reach = new Reach(document.getComponents().getSchemas());
        operations(document)
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .forEach(response -> reach.follow(response.getContent()));
        if (document.getComponents().getResponses() != null) {
            document.getComponents().getResponses().values().stream()
                    .map(APIResponse::getContent)
                    .forEach(reach::follow);
        }
        return reach.names;
    }

    /** Everything: a schema that is not among these serves nobody. */
    static Set<String> ofAll(OpenAPI document) {
        var reach = new Reach(document.getComponents().getSchemas());
        operations(document)
                .filter(operation -> operation.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .map(Parameter::getSchema)
                .forEach(reach::follow);
        reach.names.addAll(ofRequests(document));
        reach.names.addAll(ofAnswers(document));
        return reach.names;
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream());
    }

    private void follow(Content content) {
        if (content != null) {
            content.getMediaTypes().values().forEach(media -> follow(media.getSchema()));
        }
    }

    private void follow(Collection<Schema> several) {
        if (several != null) {
            several.forEach(this::follow);
        }
    }

    private void follow(Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null && names.add(Schemas.schemaName(schema))) {
            follow(schemas.get(Schemas.schemaName(schema)));
        }
        follow(schema.getItems());
        follow(schema.getAdditionalPropertiesSchema());
        follow(schema.getAllOf());
        follow(schema.getAnyOf());
        follow(schema.getOneOf());
        if (schema.getProperties() != null) {
            follow(schema.getProperties().values());
        }
    }
}
