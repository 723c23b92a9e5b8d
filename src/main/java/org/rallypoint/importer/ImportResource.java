package org.rallypoint.importer;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.access.Access;
import org.rallypoint.event.EventBatches;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Fault;
import org.rallypoint.http.FileBody;
import org.rallypoint.http.Languages;
import org.rallypoint.http.QueryReader;
import org.rallypoint.retry.Once;

/** Takes in what organisers already have. */
@Path("/v1/campaigns/{slug}/imports")
@Tag(name = "Organising")
@Authenticated
class ImportResource {

    private final CampaignImport imports;
    private final EventBatches batches;
    private final Access access;
    private final Answers answers;
    private final Once once;

    ImportResource(CampaignImport imports, EventBatches batches, Access access, Answers answers, Once once) {
        this.imports = imports;
        this.batches = batches;
        this.access = access;
        this.answers = answers;
        this.once = once;
    }

    @POST
    @FileBody
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importEvents", summary = "Import a list, a table or a calendar", description = """
                    The body is the file as it is, up to 5 MiB and 10,000 events: the Markdown list of a campaign page, a CSV \
                    table, an iCalendar feed, calendar items of Luma, an export of Action Network (OSDI) or Mobilize, or \
                    schema.org events. `dryRun=true` tells what would happen and writes nothing.

                    A row is about the event that this source calls so, else the one with its sign-up page, else the one in \
                    its city, on its day; where there is none, an event is made, and published. What changed in the source \
                    since its last import is applied; a source that speaks for the first time says what isn't known yet. \
                    What stands otherwise here is left alone, with a warning. What the source lacks is left as it is, and \
                    reported under `missing`; nothing is deleted, cancelled or shown again. A row that can't be understood \
                    is `needs_review`, and the others go on. All rows are written in one transaction or none.

                    E-mail addresses and phone numbers, also those in texts, become contacts that are private, whatever the \
                    file says; they are taken with a new event alone. Coordinators and admins only.""")
    @RequestBody(
            required = true,
            description = "The file as it is.",
            content = {
                @Content(
                        mediaType = Sources.MARKDOWN,
                        schema = @Schema(type = SchemaType.STRING, maxLength = Sources.LARGEST)),
                @Content(
                        mediaType = Sources.CSV,
                        schema = @Schema(type = SchemaType.STRING, maxLength = Sources.LARGEST)),
                @Content(
                        mediaType = Sources.CALENDAR,
                        schema = @Schema(type = SchemaType.STRING, maxLength = Sources.LARGEST)),
                @Content(mediaType = Sources.JSON, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = Sources.JSON_LD, schema = @Schema(type = SchemaType.OBJECT))
            })
    @APIResponse(
            responseCode = "200",
            description = "What was done.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportReport.class)))
    public RestResponse<ImportReport> importEvents(
            @PathParam("slug") @Parameter(description = "The campaign's slug.", example = "paris-2025") String slug,
            @RestQuery
                    @Parameter(
                            description = "`true` writes nothing.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String dryRun,
            @RestQuery
                    @Parameter(
                            description =
                                    "Language of the texts and of the names of countries, BCP 47; the campaign's default one if absent. Names of countries in en, de, fr, es and nl are always understood.",
                            example = "de")
                    String lang,
            @RestQuery
                    @Parameter(
                            description = "`draft` keeps new events from being published.",
                            schema = @Schema(type = SchemaType.STRING, enumeration = "draft"))
                    String publication,
            @RestQuery
                    @Parameter(
                            description = "`true` accepts the campaign's code of conduct for new events.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String acceptCodeOfConduct,
            @RestQuery
                    @Parameter(
                            description = "`true` lets a city have two events on one day.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String allowDuplicate,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        var options = options(new QueryReader(uri));
        return once.post(access.caller(), body, memo -> {
            // Nothing is read for those who may not.
            var campaign = batches.campaign(slug);
            var language = Objects.requireNonNullElse(options.language(), campaign.defaultLanguage());
            var input = Sources.read(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body, language);
            var result = imports.apply(campaign, input.source(), input.proposals(), options);
            var report = new ImportReport(
                    options.dryRun(),
                    input.text().encoding(),
                    ImportReport.Counts.of(result.rows()),
                    result.rows(),
                    result.missing(),
                    warnings(input.text()));
            return answers.written(report, List.of());
        });
    }

    private static ImportOptions options(QueryReader query) {
        var options = new ImportOptions(
                query.flag("dryRun", false),
                Languages.read(query, null).wanted().stream().findFirst().orElse(null),
                query.isOnly("publication", "draft"),
                query.flag("acceptCodeOfConduct", false),
                query.flag("allowDuplicate", false));
        query.done();
        return options;
    }

    private static List<Fault> warnings(InputText text) {
        return text.isAssumed()
                ? List.of(new Fault(
                        null,
                        null,
                        "assumed_encoding",
                        "It isn't UTF-8, and was read as " + text.encoding() + ": look whether accents are right."))
                : List.of();
    }
}
