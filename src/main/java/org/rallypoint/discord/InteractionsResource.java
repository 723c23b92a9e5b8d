package org.rallypoint.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.RallypointConfig;
import org.rallypoint.http.Bodies;
import org.rallypoint.http.ProblemException;

/** Where Discord asks what people ask it. */
@Path("/discord/interactions")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class InteractionsResource {

    private static final int PONG = 1;
    private static final int MESSAGE = 4;
    private static final int CHOICES = 8;

    @Nullable
    private final InteractionKey key;

    private final CommandAnswers answers;
    private final Choices choices;
    private final Bodies bodies;

    InteractionsResource(RallypointConfig config, CommandAnswers answers, Choices choices, Bodies bodies) {
        key = config.discord().publicKey().map(InteractionKey::of).orElse(null);
        this.answers = answers;
        this.choices = choices;
        this.bodies = bodies;
    }

    @POST
    @Transactional
    @Operation(
            hidden = true,
            operationId = "answerInteraction",
            summary = "Answer Discord",
            description = "For Discord alone, which signs what it sends.")
    public RestResponse<JsonNode> answer(
            @HeaderParam("X-Signature-Ed25519") String signature,
            @HeaderParam("X-Signature-Timestamp") String timestamp,
            byte[] body) {
        if (key == null) {
            throw ProblemException.notFound("No application of Discord's is configured here.");
        }
        if (!key.signed(signature, timestamp, body)) {
            throw ProblemException.unauthorized("Discord didn't sign this.");
        }
        var asked = Interaction.of(bodies.object(body));
        return RestResponse.ok(
                switch (asked.type()) {
                    case Interaction.PING -> answer(PONG);
                    case Interaction.AUTOCOMPLETE -> answer(CHOICES).set("data", choices.of(asked));
                    default -> answer(MESSAGE).set("data", answers.to(asked));
                });
    }

    private static ObjectNode answer(int type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
