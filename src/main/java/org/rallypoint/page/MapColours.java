package org.rallypoint.page;

import org.rallypoint.page.MapPicture.State;

/** The colours of a map picture, as {@code #rrggbb}. */
record MapColours(String sea, String land, Mark confirmed, Mark toFollow, Mark cancelled) {

    static final MapColours LIGHT = new MapColours(
            "#e6eff5",
            "#bccdd2",
            new Mark("#c2123f", "#ffffff"),
            new Mark("#ffffff", "#a80f36"),
            new Mark("#4f5d66", "#ffffff"));

    static final MapColours DARK = new MapColours(
            "#10243a",
            "#34546f",
            new Mark("#ffb454", "#10243a"),
            new Mark("#10243a", "#ffc987"),
            new Mark("#a3b3bf", "#10243a"));

    Mark of(State state) {
        return switch (state) {
            case confirmed -> confirmed;
            case to_follow -> toFollow;
            case cancelled -> cancelled;
        };
    }

    /** The colours of a dot; its cross, if any, has that of the stroke. */
    record Mark(String fill, String stroke) {}
}
