package org.rallypoint.event;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.rallypoint.link.Platform;

/**
 * The filters of every list of events, as the contract shows them. They arrive as text, since JAX-RS answers a value that
 * it can't convert with a 404; {@link EventQueryReader} reads them.
 */
public class EventFilters {

    @RestQuery
    @Parameter(
            description =
                    "Which part of time. `upcoming` holds what has not ended yet, so running events and events of many days, too.",
            schema = @Schema(implementation = When.class),
            example = "all")
    String when;

    @RestQuery
    @Parameter(
            description =
                    "Days from this one on, as local calendars show them. An event without a day counts with the days of its campaign.",
            schema = @Schema(format = "date"))
    String from;

    @RestQuery
    @Parameter(description = "Days before this one (half open).", schema = @Schema(format = "date"))
    String to;

    @RestQuery
    @Parameter(
            description = "ISO 3166-1 alpha-2 codes such as `NO`, or XK.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    List<String> country;

    @RestQuery
    @Parameter(
            description =
                    "A point as `latitude,longitude` in degrees, such as `48.86,2.35`: events within `radiusKm` of it, or within their own larger `catchmentKm`.")
    String near;

    @RestQuery
    @Parameter(
            description = "Kilometres around `near`, up to 20,040.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "20040", defaultValue = "100"))
    String radiusKm;

    @RestQuery
    @Parameter(
            description =
                    "A box as `west,south,east,north` in degrees, such as `-11,35,32,71`; west greater than east crosses the date line.")
    String bbox;

    @RestQuery
    @Parameter(
            description = "What became of the plan.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = EventStatus.class))
    List<String> status;

    @RestQuery
    @Parameter(
            description = "How much is known.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Details.class))
    List<String> details;

    @RestQuery
    @Parameter(
            description = "What people do there.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = EventKind.class))
    List<String> kind;

    @RestQuery
    @Parameter(
            description = "Events with a sign-up link there.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Platform.class))
    List<String> platform;

    @RestQuery
    @Parameter(
            description = "BCP 47; events at which one of these languages is spoken.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    List<String> language;

    @RestQuery
    @Parameter(
            description =
                    "Full text, three characters or more: title, summary, venue and the city in any language. Every word has to be there, of up to 16; case and accents don't count.",
            schema = @Schema(minLength = 3))
    String q;

    @RestQuery
    @Parameter(description = "Changed at or after this instant (RFC 3339).", schema = @Schema(format = "date-time"))
    String updatedSince;

    @RestQuery
    @Parameter(
            description = "`false` leaves cancelled events out.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    String includeCancelled;

    @RestQuery
    @Parameter(
            description =
                    "`startsAt`: by start, a day without a time after the timed events of that day, undated last; then by the own name of the city. `distance` needs `near`.",
            schema =
                    @Schema(
                            enumeration = {"startsAt", "-startsAt", "updatedAt", "-updatedAt", "distance"},
                            defaultValue = "startsAt"))
    String sort;

    @RestQuery
    @Parameter(
            description = "BCP 47; wins over `Accept-Language`. Without either, each campaign's default language.",
            example = "de")
    String lang;
}
