package org.rallypoint.format;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What only some formats of a list take, as the contract shows it. */
public class FormatOptions {

    @RestQuery
    @Parameter(
            description =
                    "`window`, of `.ics` alone: an event without a day stands in the days of its campaign; it is left out otherwise.",
            schema = @Schema(enumeration = "window"))
    String undated;

    @RestQuery
    @Parameter(
            description = "Of `.geojson` alone: events on a page, up to 500.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "200"))
    String limit;

    @RestQuery
    @Parameter(
            description = "Of `.geojson` alone: `nextCursor` of the page before; goes with the same filters and order.")
    String cursor;
}
