package org.rallypoint.discord;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rallypoint.city.Countries;
import org.rallypoint.city.CountryNames;
import org.rallypoint.format.prose.Legible;
import org.rallypoint.http.Languages;

/**
 * What somebody did in Discord, as far as it is known here; what Discord adds to it is passed over.
 *
 * @param command the command and its subcommand, {@code protests next}; empty if there is none
 * @param language BCP 47; of the user's Discord
 * @param options what was given, by name
 * @param focused the option that is being typed; null in a command that was sent
 */
record Interaction(
        int type,
        String command,
        String language,
        Map<String, String> options,
        @Nullable String focused) {

    static final int PING = 1;
    static final int COMMAND = 2;
    static final int AUTOCOMPLETE = 4;

    private static final int SUBCOMMAND = 1;
    private static final int MAX_TEXT = 100;
    private static final String ENGLISH = "en";

    static Interaction of(JsonNode body) {
        var data = body.path("data");
        var subcommand = data.at("/options/0");
        var isCommand = subcommand.path("type").asInt() == SUBCOMMAND;
        var command = isCommand
                ? data.path("name").asText() + " " + subcommand.path("name").asText()
                : "";
        var options = new HashMap<String, String>();
        String focused = null;
        for (var option : isCommand ? subcommand.path("options") : List.<JsonNode>of()) {
            var name = option.path("name").asText();
            var value = text(option.path("value").asText());
            if (!value.isEmpty()) {
                options.put(name, value);
            }
            if (option.path("focused").asBoolean()) {
                focused = name;
            }
        }
        return new Interaction(
                body.path("type").asInt(), command, language(body.path("locale").asText(ENGLISH)), options, focused);
    }

    /** As a database can take it, and no longer than a name is. */
    private static String text(String given) {
        var text = Legible.text(given).strip();
        return text.codePointCount(0, text.length()) <= MAX_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT));
    }

    /** Discord's locales are tags of BCP 47; what is none, or of no language that anything is known in, counts as English. */
    private static String language(String locale) {
        var tag = Locale.forLanguageTag(locale).toLanguageTag();
        return Countries.hasLanguage(tag) ? tag : ENGLISH;
    }

    Languages languages() {
        return new Languages(List.of(language));
    }

    /** Null where it was not given. */
    @Nullable
    String option(String name) {
        return options.get(name);
    }

    /** Codes of every country that may be meant, by its code or its name; empty where none is. */
    List<String> countries() {
        var given = options.getOrDefault(Option.COUNTRY.key(), "");
        var code = given.toUpperCase(Locale.ROOT);
        return Countries.isCode(code) ? List.of(code) : List.copyOf(CountryNames.codes(given, language));
    }

    /** Whether everybody in the channel is to see the answer. */
    boolean isPublic() {
        return Boolean.parseBoolean(options.get(Option.PUBLIC.key()));
    }
}
