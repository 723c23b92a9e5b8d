package org.rallypoint.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.Slugs;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Page;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.QueryReader;

@Path("/v1/audit")
@Authenticated
@Tag(name = "Audit")
class AuditResource {

    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 500;
    private static final String ORDER = "audit";

    private final AuditRepository entries;
    private final KnownCampaigns known;
    private final Access access;
    private final Answers answers;
    private final ObjectMapper json;
    private final Clock clock;

    AuditResource(
            AuditRepository entries,
            KnownCampaigns known,
            Access access,
            Answers answers,
            ObjectMapper json,
            Clock clock) {
        this.entries = entries;
        this.known = known;
        this.access = access;
        this.answers = answers;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listAudit",
            summary = "Who did what",
            description =
                    "Every write, the newest first. Coordinators see those of their campaigns, admins all of them. Values"
                            + " of contacts are in none.")
    public RestResponse<Page<AuditView>> list(
            @RestQuery
                    @Parameter(
                            description = "Slugs of campaigns.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
                    List<String> campaign,
            @RestQuery
                    @Parameter(
                            description = "Id of an event.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String event,
            @RestQuery
                    @Parameter(
                            description = "Only what was done at or after this instant.",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                            example = "2025-02-07T12:00:00Z")
                    String since,
            @RestQuery
                    @Parameter(
                            description = "Entries on a page, up to 500.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "200"))
                    String limit,
            @RestQuery @Parameter(description = "`nextCursor` of the page before; goes with the same filters.")
                    String cursor,
            @Context UriInfo uri) {
        var caller = access.caller();
        var own = caller.campaigns().stream()
                .filter(slug -> access.may(Deed.audit, new Slug(slug)))
                .collect(Collectors.toSet());
        if (!caller.is(Role.admin) && own.isEmpty()) {
            throw ProblemException.forbidden("Only coordinators and admins see who did what.");
        }
        var query = new QueryReader(uri);
        var campaigns = query.texts("campaign");
        var eventId = query.text("event").map(text -> id(query, text)).orElse(null);
        var from = query.instant("since").orElse(null);
        int most = query.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        var after = Position.read(query, ORDER).orElse(null);
        if (caller.is(Role.admin)) {
            mustExist(query, campaigns);
        }
        query.done();
        if (!caller.is(Role.admin) && !own.containsAll(campaigns)) {
            throw ProblemException.forbidden("This token may not see who did what in that campaign.");
        }
        var wanted = campaigns.isEmpty() ? (caller.is(Role.admin) ? null : own) : Set.copyOf(campaigns);
        var found = entries.page(new AuditRepository.Wanted(wanted, eventId, from, after, most));
        var items =
                found.items().stream().map(entry -> AuditView.of(entry, json)).toList();
        var page = Page.of(items, nextCursor(found), most, found.counted());
        return answers.page(page, Set.of(), clock.instant(), null, uri);
    }

    /** Others than admins learn nothing of campaigns that aren't theirs, not even whether there is one. */
    private void mustExist(QueryReader query, List<String> campaigns) {
        var existing = known.existing(campaigns);
        if (!existing.containsAll(campaigns)) {
            query.fault("campaign", "unknown_value", "campaign names a campaign that does not exist.");
        }
    }

    private static UUID id(QueryReader query, String text) {
        if (Slugs.isUuid(text)) {
            return UUID.fromString(text);
        }
        query.fault("event", "not_an_id", "event is the id of an event.");
        return null;
    }

    private static String nextCursor(Found<AuditEntry> found) {
        if (!found.more()) {
            return null;
        }
        var last = found.items().get(found.items().size() - 1);
        return new Position(last.at(), last.id()).write(ORDER);
    }

    /** A campaign of which no more is known than its slug. */
    private record Slug(String campaignSlug) implements Guarded {

        @Override
        public boolean isPublic() {
            return false;
        }
    }
}
