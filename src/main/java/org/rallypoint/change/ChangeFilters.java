package org.rallypoint.change;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What both routes of the feed take, as the contract shows it; {@link ChangeFilter} reads it. */
public class ChangeFilters {

    @RestQuery
    @Parameter(
            description = "Slugs of campaigns.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    List<String> campaign;

    @RestQuery
    @Parameter(
            description =
                    "ISO 3166-1 alpha-2 codes such as `NO`, or XK: events there, and the change with which one moved"
                            + " away from there. Changes of campaigns themselves are in no country, and are left out.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    List<String> country;

    @RestQuery
    @Parameter(
            description =
                    "`true` leaves out what changes nothing for who means to come: of time, day, place, sign-up or status.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String material;

    @RestQuery
    @Parameter(
            description =
                    "BCP 47; wins over `Accept-Language`. Without either, the default language of each event's campaign.",
            example = "de")
    String lang;
}
