package org.rallypoint.format.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.format.Words;

/** What Discord refuses, and what it would take for more than text. */
public final class DiscordLimits {

    /** What may stand in a text as it is: an escaped mark, an address, a time of ours, a link of ours. */
    private static final Pattern HARMLESS = Pattern.compile("\\\\[^0-9A-Za-z\\s]"
            + "|https?://[^\\s<>*_~|`\\[\\]\\\\@]++"
            + "|(?m:^)<t:\\d+:F>(?: – <t:\\d+:[tF]>)?"
            + "|(?m:^)\\[(?:" + ours() + ")]\\(<https?://[^\\s<>()*_~|`\\[\\]\\\\]++>\\)(?m:$)"
            + "|<https?://[^\\s<>()|`\\[\\]\\\\]++>(?m:$)");

    private static final Pattern HARMFUL = Pattern.compile(
            "[*_~|`\\[\\]()<\\\\]|(?m:^)\\s*(?:[-#>]|\\d+\\.)|@(?:everyone|here)", Pattern.CASE_INSENSITIVE);

    private static final Pattern MISLEADING = Pattern.compile("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n]]");

    private DiscordLimits() {}

    /** What links of ours show. */
    private static String ours() {
        return Words.LANGUAGES.stream()
                .flatMap(language -> Stream.of("sign_up", "see_all").map(Words.in(language)::of))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /** Discord's limits, as in its OpenAPI document, and that nothing of a text is taken for Markdown or a mention. */
    public static JsonNode check(JsonNode message) {
        DiscordSchemas.message(message);
        var hasContent = message.has("content");
        assertThat(message.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        hasContent
                                ? List.of("content", "embeds", "allowed_mentions")
                                : List.of("embeds", "allowed_mentions"));
        assertThat(message.path("allowed_mentions").toString()).isEqualTo("{\"parse\":[]}");
        assertThat(message.path("embeds").size()).isBetween(hasContent ? 0 : 1, 10);
        text(message, "content", 2000);
        int total = 0;
        var urls = new HashSet<String>();
        for (var embed : message.path("embeds")) {
            total += text(embed, "title", 256) + text(embed, "description", 4096);
            assertThat(embed.path("color").intValue()).isBetween(1, 0xFFFFFF);
            assertThat(urls.add(embed.path("url").textValue())).isTrue();
            address(embed.path("url"));
            if (embed.has("image")) {
                address(embed.at("/image/url"));
            }
            assertThat(embed.path("fields").size()).isLessThanOrEqualTo(25);
            assertThat(embed.has("fields") && embed.path("fields").isEmpty()).isFalse();
            for (var field : embed.path("fields")) {
                total += text(field, "name", 256) + text(field, "value", 1024);
                assertThat(field.path("name").textValue()).isNotBlank();
                assertThat(field.path("value").textValue()).isNotBlank();
            }
        }
        assertThat(total).isLessThanOrEqualTo(6000);
        return message;
    }

    private static int text(JsonNode node, String key, int max) {
        if (!node.has(key)) {
            return 0;
        }
        var text = node.path(key).textValue();
        assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(max).doesNotContainPattern(MISLEADING);
        assertThat(HARMLESS.matcher(text).replaceAll("x")).doesNotContainPattern(HARMFUL);
        return text.length();
    }

    private static void address(JsonNode url) {
        assertThat(url.textValue()).hasSizeLessThanOrEqualTo(2048).matches("https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+");
    }
}
