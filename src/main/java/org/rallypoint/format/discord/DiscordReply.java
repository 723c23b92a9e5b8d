package org.rallypoint.format.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Words;

/** What somebody gets who asks in Discord, each a whole message. */
public final class DiscordReply {

    private static final int MAX_TYPED = 60;
    private static final int MAX_CHOICE = 100;

    private DiscordReply() {}

    /** A line of ours around what people typed, and where to read on. */
    public static ObjectNode line(String language, String word, URI home, String... typed) {
        var gaps = Arrays.stream(typed)
                .map(text -> DiscordText.unlinked(text, MAX_TYPED))
                .toArray();
        var said = Words.in(language).of(word, gaps) + " <" + DiscordText.url(home.toString()) + ">";
        return DiscordMessage.posted(said, List.of());
    }

    /**
     * The next event, with how it was found above it.
     *
     * @param city near which it was looked for; null for anywhere
     * @param kilometres how far it is where it is not near; else null
     */
    public static JsonNode next(Listing list, @Nullable String city, int radius, @Nullable Double kilometres) {
        var words = Words.in(list.language());
        if (city == null) {
            return DiscordMessage.of(words.of("next_anywhere"), list);
        }
        var name = DiscordText.unlinked(city, MAX_TYPED);
        return DiscordMessage.of(
                kilometres == null
                        ? words.of("next_near", name)
                        : words.of("next_far", name, radius, Math.round(kilometres)),
                list);
    }

    /** Events with all their sign-up links. */
    public static JsonNode links(Listing list) {
        return DiscordMessage.links(list);
    }

    /** The name of something to choose: one line, as it is, that Discord has room for. */
    public static String choice(String name) {
        return DiscordText.plain(name, MAX_CHOICE);
    }
}
