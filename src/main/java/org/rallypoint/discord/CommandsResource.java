package org.rallypoint.discord;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.format.Words;
import org.rallypoint.http.Answers;
import org.rallypoint.http.QueryReader;

/** The commands that an application registers with Discord. */
@Path("/v1/discord/commands.json")
@PermitAll
@Tag(name = "Discord")
class CommandsResource {

    private final Answers answers;
    private final Clock clock;

    CommandsResource(Answers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getDiscordCommands",
            summary = "Slash commands to register with Discord",
            description =
                    "A body for Discord's Bulk Overwrite Global Application Commands, to be sent as it is. The application's"
                            + " interactions endpoint is `/discord/interactions` here.")
    public RestResponse<List<CommandView>> get(@Context UriInfo uri) {
        new QueryReader(uri).done();
        return answers.of(List.of(CommandView.protests()), Words.LANGUAGES, clock.instant(), null);
    }
}
