package org.rallypoint.contract;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the contract says of the whole API. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Rallypoint",
                        version = "0.1.0",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0"),
                        description = """
                                Protests around political summits, city by city: which campaigns there are, in which cities people \
                                meet, when, where to sign up, and what is still to follow.

                                Reads need no key and come from any origin. Every key of an answer is always there: unknown is \
                                `null`, none is `[]`. Instants are RFC 3339 in UTC, days are `YYYY-MM-DD` as local calendars show \
                                them. `lang`, or else `Accept-Language`, chooses the language. An unknown parameter or value is a \
                                400 that lists the known ones. Lists are paged: follow `page.nextCursor`, or `Link`.

                                Places come from GeoNames (CC BY 4.0), names of countries from Unicode CLDR."""),
        servers =
                @Server(
                        url = "/",
                        description = "The service that serves this document, in production or local.",
                        extensions = @Extension(name = "x-internal", value = "false", parseValue = true)),
        // An empty set: reads need no key.
        securitySets = @SecurityRequirementsSet,
        tags = {
            @Tag(name = "Campaigns", description = "Calls to protest around a summit."),
            @Tag(name = "Events", description = "Single protests: one campaign, one city."),
            @Tag(name = "Cities", description = "Places, found by their names in any language."),
            @Tag(name = "Short links", description = "Addresses for people, posters and chats.")
        })
public class RallypointApi extends Application {}
