package org.rallypoint.format;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.rallypoint.event.Extent;

/** Says in the OpenAPI document what each format's media type is; before the filter that completes all routes. */
@OpenApiFilter(stages = RunStage.BUILD, priority = 100)
public class FormatContract implements OASFilter {

    /** Characters of the longest list, each of whose events may have all that an event can. */
    private static final int LONGEST = 40_000 * Extent.MOST;

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.endsWith(".{format}")) {
                item.getGET()
                        .getResponses()
                        .addAPIResponse("200", OASFactory.createAPIResponse().content(content()));
            }
        });
    }

    private static Content content() {
        var content = OASFactory.createContent();
        for (var format : Format.values()) {
            var schema = OASFactory.createSchema().description(format.description());
            if (format.isJson()) {
                schema.setType(List.of(SchemaType.OBJECT));
            } else {
                schema.type(List.of(SchemaType.STRING)).setMaxLength(LONGEST);
            }
            content.addMediaType(
                    format.mediaType(), OASFactory.createMediaType().schema(schema));
        }
        return content;
    }
}
