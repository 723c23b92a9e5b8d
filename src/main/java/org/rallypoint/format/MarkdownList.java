package org.rallypoint.format;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rallypoint.event.Details;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.format.prose.Legible;

/** The list that campaign pages are written with, in CommonMark; the import reads it again. */
public final class MarkdownList {

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\p{Cc}]+");

    /** What CommonMark, GitHub's kind of it, or pages with components in it may take for more than a letter. */
    private static final Pattern SIGNS = Pattern.compile("[\\\\`*_\\[\\]<>&~#|{}$]|:(?=//)|(?i)(?<=www)\\.");

    private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[\\p{Z}\\p{Cc}<>\\\\\\x{202A}-\\x{202E}]");
    private static final Pattern ENTITY = Pattern.compile("&(?=#?[0-9A-Za-z]{1,32};)");

    private MarkdownList() {}

    /** A heading and a bullet for each event, lines ended by LF. */
    public static String of(Listing listing) {
        var bullets = listing.events().stream()
                .map(event -> "- " + bullet(event) + "\n")
                .collect(Collectors.joining());
        return "# " + escaped(listing.title()) + "\n" + (bullets.isEmpty() ? "" : "\n" + bullets);
    }

    private static String bullet(EventView event) {
        var name = "**" + escaped(event.city().name()) + "**";
        var city = event.signupUrl() == null ? name : "[" + name + "](" + destination(event.signupUrl()) + ")";
        return city + ", " + escaped(event.city().countryName()) + note(event);
    }

    private static String note(EventView event) {
        var words = Words.in(event.language());
        if (event.status() != EventStatus.scheduled) {
            return " _(" + words.of(event.status().name()) + ")_";
        }
        return event.details() == Details.to_follow ? " _(" + words.of("to_follow") + ")_" : "";
    }

    private static String escaped(String text) {
        var line = SPACES.matcher(Legible.text(text)).replaceAll(" ");
        return SIGNS.matcher(line.strip()).replaceAll("\\\\$0");
    }

    /** In angle brackets where it has round ones, so that none of them ends it. */
    private static String destination(String url) {
        var plain = NOT_IN_ADDRESSES.matcher(url).replaceAll(sign -> percent(sign.group()));
        var address = ENTITY.matcher(plain).replaceAll("\\\\&");
        return address.indexOf('(') >= 0 || address.indexOf(')') >= 0 ? "<" + address + ">" : address;
    }

    private static String percent(String sign) {
        return HexFormat.ofDelimiter("")
                .withPrefix("%")
                .withUpperCase()
                .formatHex(sign.getBytes(StandardCharsets.UTF_8));
    }
}
