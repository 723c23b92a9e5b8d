package org.rallypoint.format.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Words;
import org.rallypoint.http.Page;

/** Events as the body of a Discord message, within all of Discord's limits, that a bot or a webhook posts as it is. */
public final class DiscordMessage {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_TEXT = 6000;
    static final int MAX_TITLE = 256;
    private static final int MAX_DESCRIPTION = 4096;
    static final int MAX_URL = 2048;
    private static final int MAX_FIELDS = 25;
    private static final int MAX_EMBEDS = 10;

    private DiscordMessage() {}

    /**
     * Embeds with one field for each event, or one embed for a single event. Nobody is ever mentioned. As many whole events are
     * shown as fit, from the first one on; how many more there are and where is said at the end.
     */
    public static JsonNode of(Listing listing) {
        return posted(embeds(listing, DiscordField::of));
    }

    /** The same, each event with all its sign-up links. */
    static JsonNode links(Listing listing) {
        return posted(embeds(listing, DiscordField::links));
    }

    /** The same with a line of ours above. */
    static JsonNode of(String content, Listing listing) {
        return posted(content, embeds(listing, DiscordField::of));
    }

    /** A line of ours, and embeds below it or none. Empty embeds take the place of those that an edited message had. */
    static ObjectNode posted(String content, List<ObjectNode> embeds) {
        return JSON.objectNode().put("content", content).setAll(posted(embeds));
    }

    private static ObjectNode posted(List<ObjectNode> embeds) {
        var message = JSON.objectNode();
        message.putArray("embeds").addAll(embeds);
        message.putObject("allowed_mentions").putArray("parse");
        return message;
    }

    private static List<ObjectNode> embeds(Listing listing, Function<EventView, DiscordField> shown) {
        if (listing.isSingle()) {
            return List.of(single(listing, listing.events().get(0)));
        }
        return listing.events().isEmpty() ? List.of(nothing(listing)) : list(listing, shown);
    }

    private static ObjectNode nothing(Listing listing) {
        var embed = JSON.objectNode().put("title", DiscordText.line(listing.title(), MAX_TITLE));
        putUrl(embed, 1, listing);
        return embed.put("description", Words.in(listing.language()).of("nothing_planned"))
                .put("color", color(EventStatus.scheduled));
    }

    private static List<ObjectNode> list(Listing listing, Function<EventView, DiscordField> shown) {
        var title = DiscordText.line(listing.title(), MAX_TITLE);
        var fields = fitting(listing, shown, MAX_TEXT - title.length());
        var embeds = new ArrayList<ObjectNode>();
        for (int from = 0; from < fields.size(); from += MAX_FIELDS) {
            var embed = JSON.objectNode();
            if (from == 0) {
                embed.put("title", title);
            }
            putUrl(embed, embeds.size() + 1, listing);
            embed.put("color", color(EventStatus.scheduled));
            putFields(embed, fields.subList(from, Math.min(from + MAX_FIELDS, fields.size())));
            embeds.add(embed);
        }
        return embeds;
    }

    /** Discord makes one embed of those that share an address, so each gets its own. */
    private static void putUrl(ObjectNode embed, int number, Listing listing) {
        homes(listing)
                .map(home -> number == 1 ? home : home + "#" + number)
                .filter(url -> url.length() <= MAX_URL)
                .findFirst()
                .ifPresent(url -> embed.put("url", url));
    }

    /** The page of the list, and the same without its filters in case that it is too long. */
    private static Stream<String> homes(Listing listing) {
        var home = DiscordText.url(listing.home().toString());
        return Stream.of(home.replaceFirst("#.*$", ""), home.replaceFirst("[?#].*$", ""));
    }

    private static List<DiscordField> fitting(Listing listing, Function<EventView, DiscordField> shown, int room) {
        int size = size(listing);
        var all = listing.events().stream()
                .limit(MAX_EMBEDS * MAX_FIELDS)
                .map(shown)
                .toList();
        if (all.size() == size && all.stream().mapToInt(DiscordField::length).sum() <= room) {
            return all;
        }
        int left = room - more(listing, size).length();
        var fields = new ArrayList<DiscordField>();
        for (var field : all.subList(0, Math.min(all.size(), MAX_EMBEDS * MAX_FIELDS - 1))) {
            left -= field.length();
            if (left < 0) {
                break;
            }
            fields.add(field);
        }
        fields.add(more(listing, size - fields.size()));
        return fields;
    }

    /** Of the whole list, as far as it was counted, where the listing is a page of it. */
    static int size(Listing listing) {
        if (listing.page() == null) {
            return listing.events().size();
        }
        return listing.page().total() == null ? Page.COUNTED : listing.page().total();
    }

    private static DiscordField more(Listing listing, int count) {
        var words = Words.in(listing.language());
        var link = DiscordText.link(
                words.of("see_all"), DiscordField.MAX_VALUE, homes(listing).toArray(String[]::new));
        return new DiscordField(words.of("more", count), link.orElse("…"));
    }

    private static ObjectNode single(Listing listing, EventView event) {
        var title = DiscordText.line(listing.markedHeadline(event), MAX_TITLE);
        var fields = fields(event);
        int left = MAX_TEXT
                - title.length()
                - fields.stream().mapToInt(DiscordField::length).sum();
        var embed = JSON.objectNode().put("title", title).put("url", DiscordText.url(event.url()));
        var description = Stream.of(event.statusNote(), event.summary() != null ? event.summary() : event.description())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n\n"));
        if (!description.isEmpty()) {
            embed.put("description", DiscordText.block(description, Math.min(left, MAX_DESCRIPTION)));
        }
        embed.put("color", color(event.status()));
        putFields(embed, fields);
        if (event.imageUrl() != null && DiscordText.url(event.imageUrl()).length() <= MAX_URL) {
            embed.putObject("image").put("url", DiscordText.url(event.imageUrl()));
        }
        if (event.times().startsAt() != null) {
            embed.put("timestamp", event.times().startsAt().toString());
        }
        return embed;
    }

    private static List<DiscordField> fields(EventView event) {
        var words = Words.in(event.language());
        var fields = new ArrayList<DiscordField>();
        fields.add(new DiscordField(words.of("when"), DiscordField.when(event)));
        fields.add(DiscordField.where(event));
        DiscordField.signUp(event).ifPresent(fields::add);
        return fields;
    }

    static void putFields(ObjectNode embed, List<DiscordField> fields) {
        var array = embed.putArray("fields");
        fields.forEach(field -> array.addObject().put("name", field.name()).put("value", field.value()));
    }

    static int color(EventStatus status) {
        return switch (status) {
            case scheduled -> 0x1F6FEB;
            case postponed -> 0xD29922;
            case cancelled -> 0xCF222E;
        };
    }
}
