package org.rallypoint.format.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What Discord's own OpenAPI document says of the bodies that it gets. */
public final class DiscordSchemas {

    private static final Map<String, JsonSchema> BY_NAME = new ConcurrentHashMap<>();

    private DiscordSchemas() {}

    /** A message as it is posted, and as an earlier one is edited. */
    public static JsonNode message(JsonNode body) {
        check("IncomingWebhookUpdateRequestPartial", body);
        return check("IncomingWebhookRequestPartial", body);
    }

    /** Gives the body back, if it is what the component with this name describes. */
    public static JsonNode check(String name, JsonNode body) {
        assertThat(BY_NAME.computeIfAbsent(name, DiscordSchemas::schema).validate(body))
                .as("%s as %s", body, name)
                .isEmpty();
        return body;
    }

    private static JsonSchema schema(String name) {
        try (var in = DiscordSchemas.class.getResourceAsStream("/discord/schemas.json")) {
            var document = (ObjectNode) new ObjectMapper().readTree(in);
            assertThat(document.at("/components/schemas").has(name)).as(name).isTrue();
            document.put("$ref", "#/components/schemas/" + name);
            var config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(document, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
