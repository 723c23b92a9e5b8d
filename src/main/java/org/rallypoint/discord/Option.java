package org.rallypoint.discord;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people can say to a command. */
enum Option {
    COUNTRY,
    CITY,
    CAMPAIGN,
    /** Of a campaign. */
    NAME,
    /** Whether everybody in the channel sees the answer. */
    PUBLIC;

    static Optional<Option> focused(Interaction asked) {
        return Arrays.stream(values())
                .filter(option -> option.key().equals(asked.focused()))
                .findFirst();
    }

    /** As Discord sends it. */
    String key() {
        return key(this);
    }

    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
