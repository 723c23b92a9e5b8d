package org.rallypoint.discord;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What people can ask with {@code /protests}. */
enum Subcommand {
    UPCOMING(Option.COUNTRY, Option.CITY, Option.CAMPAIGN, Option.PUBLIC),
    NEXT(Option.CITY, Option.PUBLIC),
    CAMPAIGN(Option.NAME, Option.PUBLIC),
    LINK(Option.CITY, Option.PUBLIC);

    static final String COMMAND = "protests";

    @SuppressWarnings("ImmutableEnumChecker") // List.of can't be changed.
    private final List<Option> options;

    Subcommand(Option... options) {
        this.options = List.of(options);
    }

    static Optional<Subcommand> of(Interaction asked) {
        return Arrays.stream(values())
                .filter(subcommand -> asked.command().equals(COMMAND + " " + subcommand.key()))
                .findFirst();
    }

    List<Option> options() {
        return options;
    }

    /** Whether it says nothing without this option. */
    boolean needs(Option option) {
        return option == Option.NAME || (this == LINK && option == Option.CITY);
    }

    /** As Discord sends it. */
    String key() {
        return Option.key(this);
    }
}
