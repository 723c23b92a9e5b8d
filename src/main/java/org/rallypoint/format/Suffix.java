package org.rallypoint.format;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.rallypoint.http.ProblemException;

/** The end of a path that names a format. */
public class Suffix {

    @RestPath
    @Parameter(
            description = "The format. `.json` is the same as the path without a suffix.",
            schema =
                    @Schema(
                            enumeration = {
                                "geojson",
                                "ics",
                                "feed.json",
                                "atom",
                                "rss",
                                "jsonld",
                                "csv",
                                "md",
                                "discord.json"
                            }),
            example = "ics")
    String format;

    Format format() {
        return Format.ofSuffix(format)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no format with this suffix; those that there are: " + Format.known() + "."));
    }
}
