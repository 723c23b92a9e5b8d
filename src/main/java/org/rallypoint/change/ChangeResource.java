package org.rallypoint.change;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.http.Answers;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

@Path("/v1/changes")
@PermitAll
@Tag(name = "Changes")
class ChangeResource {

    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 500;

    private final ChangeFeed feed;
    private final ChangeViews views;
    private final PublicEvents events;
    private final Answers answers;
    private final Clock clock;

    ChangeResource(ChangeFeed feed, ChangeViews views, PublicEvents events, Answers answers, Clock clock) {
        this.feed = feed;
        this.views = views;
        this.events = events;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "listChanges", summary = "What changed since last time", description = """
                    For bots and mirrors that stay in step with one cursor. Begin without `since`: the answer is empty, and \
                    its `cursor` is the present. Then read what you need from the lists, with `Cache-Control: no-cache`, \
                    since a cache on the way may still have them as they were before. From then on ask here with the \
                    `cursor` of the answer before: again at once while `more` is true, else every 10 to 60 seconds. Keep \
                    the cursor only after its items are dealt with, and of two states of an event the one with the higher \
                    `revision`.

                    The cursor never skips a change, also while others are being made at the same moment. It may repeat \
                    one, so that dealing with a change twice must do no harm. Changes are kept for 90 days; an older \
                    cursor is a 410, as is one that is not from here: start over then, in the same order.

                    An event without a day has the time of its campaign: after a `campaign.updated` with `startDate` or \
                    `endDate` in `changed`, read the campaign's events anew; they have no changes of their own for it.

                    What was never public is in no change, nor is any contact: an event's first public appearance is its \
                    `event.created`, and `event.removed` a tombstone that says no more than its id and place. An item has \
                    the event as it is now, not as it was then; null once it is not public.""")
    public RestResponse<ChangesView> list(
            @RestQuery
                    @Parameter(
                            description =
                                    "`cursor` of the answer before. Without it the answer is empty, with the present cursor.")
                    String since,
            @BeanParam ChangeFilters filters,
            @RestQuery
                    @Parameter(
                            description = "The most changes to answer.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "200"))
                    String limit,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var filter = ChangeFilter.read(read);
        var after = ChangePosition.read(read, "since", read.text("since"));
        int most = read.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        read.done();
        filter.check(events);
        var slice = after.isPresent()
                ? feed.read(after.get(), filter, most)
                : new ChangeSlice(List.of(), feed.last(), false);
        var items = views.of(slice.entries(), reading.languages());
        var languages = new TreeSet<String>();
        items.stream()
                .map(ChangeView::event)
                .filter(Objects::nonNull)
                .forEach(event -> languages.add(event.language()));
        return answers.current(new ChangesView(items, ChangePosition.text(slice.position()), slice.more()), languages);
    }
}
