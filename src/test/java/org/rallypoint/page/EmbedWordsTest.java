package org.rallypoint.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rallypoint.format.Words;

/** The embed brings its words along; they are those of the pages. */
class EmbedWordsTest {

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("noneYet", "no_events"),
            Map.entry("past", "past_protests"),
            Map.entry("running", "running"),
            Map.entry("cancelled", "cancelled"),
            Map.entry("postponed", "postponed"),
            Map.entry("dateToFollow", "date_to_follow"),
            Map.entry("toFollow", "to_follow"),
            Map.entry("signUp", "sign_up"),
            Map.entry("details", "details"),
            Map.entry("online", "online"),
            Map.entry("alsoOnline", "also_online"));

    @Test
    void theEmbedSaysWhatThePagesSay() throws IOException {
        String script;
        try (var in = EmbedWordsTest.class.getResourceAsStream("/page/embed.js")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (var language : Words.LANGUAGES) {
            var start = script.indexOf("    " + language + ": {");
            var block = script.substring(start, script.indexOf('}', start));
            KEYS.forEach((key, word) -> {
                var found = Pattern.compile(" " + key + ": '([^']*)'").matcher(block);
                assertThat(found.find()).as(language + " " + key).isTrue();
                assertThat(found.group(1))
                        .as(language + " " + key)
                        .isEqualToIgnoringCase(Words.in(language).of(word));
            });
        }
    }
}
