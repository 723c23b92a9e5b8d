package org.rallypoint.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Completes what each route takes: sizes, the headers of writes, and an example that was really sent. */
class Requests {

    private static final String IF_MATCH = "IfMatch";
    private static final String IDEMPOTENCY_KEY = "IdempotencyKey";

    private Requests() {}

    static void addHeaders(Components components) {
        components
                .addParameter(
                        IF_MATCH,
                        header("If-Match", 1000, "\"7-5d41402abc4b2a76\"")
                                .required(true)
                                .description(
                                        "The `ETag` that was read last, or that the write before answered. Only its"
                                                + " revision counts. Who has seen an older one gets a 412."))
                .addParameter(
                        IDEMPOTENCY_KEY,
                        header("Idempotency-Key", 200, "5b9a6b0e-oslo-1")
                                .description(
                                        "1 to 200 printable ASCII characters of your own choice: sent again with the same"
                                                + " body within 24 hours, the first answer is repeated and nothing is done"
                                                + " twice. With another body it is a 422, while the first is running a"
                                                + " 409."));
    }

    private static Parameter header(String name, int longest, String example) {
        var schema = OASFactory.createSchema()
                .type(List.of(SchemaType.STRING))
                .minLength(1)
                .maxLength(longest);
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .schema(schema)
                .example(example);
    }

    static void complete(Route route) {
        var operation = route.operation();
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(Requests::complete);
        }
        if (route.needsIfMatch()) {
            operation.addParameter(OASFactory.createParameter().ref(IF_MATCH));
        }
        if (route.method() == HttpMethod.POST) {
            operation.addParameter(OASFactory.createParameter().ref(IDEMPOTENCY_KEY));
        }
        if (route.hasBody()) {
            var id = operation.getOperationId();
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .forEach((type, media) -> Example.of(id, type)
                            .or(() -> Example.of(id))
                            .flatMap(Example::body)
                            .ifPresent(media::setExample));
        }
    }

    private static void complete(Parameter parameter) {
        Schema schema = parameter.getSchema();
        Sizes.completeParameter(parameter.getName(), schema);
        if (parameter.getIn() == Parameter.In.QUERY && schema.getItems() != null) {
            // Repeated or separated by commas, as a reader likes.
            parameter.setStyle(Parameter.Style.FORM);
            parameter.setExplode(false);
        }
    }
}
