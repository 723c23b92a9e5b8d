package org.rallypoint.link;

/** What a link of an event is for. */
public enum LinkRel {
    signup,
    recap,
    press,
    photos,
    livestream,
    chat,
    website
}
