package org.rallypoint.event;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How much of a list of events one answer holds, as the contract shows it; {@link EventQueryReader} reads it. */
public class EventPaging {

    @RestQuery
    @Parameter(
            description = "Events on a page, up to 500.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "200"))
    String limit;

    @RestQuery
    @Parameter(description = "`nextCursor` of the page before; goes with the same filters and order.")
    String cursor;

    @RestQuery
    @Parameter(
            description = "Only these keys of each event, such as `id,city,startsAt`; see the schema `SparseEvent`.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    List<String> fields;
}
