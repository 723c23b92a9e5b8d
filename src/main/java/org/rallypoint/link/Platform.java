package org.rallypoint.link;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Where a sign-up link leads, read off its host. */
public enum Platform {
    luma("lu\\.ma|luma\\.com"),
    facebook("facebook\\.com|fb\\.me|fb\\.com"),
    // It has a domain in each country.
    eventbrite("eventbrite\\.(?:com|[a-z]{2}|com?\\.[a-z]{2})"),
    partiful("partiful\\.com"),
    meetup("meetup\\.com|meetu\\.ps"),
    mixily("mixily\\.com"),
    mobilize("mobilize\\.us"),
    action_network("actionnetwork\\.org"),
    whatsapp("whatsapp\\.com|wa\\.me"),
    signal("signal\\.group|signal\\.me|signal\\.org"),
    telegram("t\\.me|telegram\\.me|telegram\\.org"),
    discord("discord\\.gg|discord\\.com|discordapp\\.com"),
    other("");

    private final Pattern hosts;

    Platform(String domains) {
        hosts = Pattern.compile("(?:.+\\.)?(?:" + domains + ")");
    }

    /** @param host a host name in lower case */
    static Platform ofHost(String host) {
        return Arrays.stream(values())
                .filter(platform -> platform.hosts.matcher(host).matches())
                .findFirst()
                .orElse(other);
    }
}
