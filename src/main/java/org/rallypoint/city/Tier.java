package org.rallypoint.city;

/** How well a place bears a name; the earlier constant wins. */
public enum Tier {
    /** The name that the gazetteer lists the place under, or its ASCII spelling. */
    OWN,
    /** The name of the place in some language. */
    TAGGED,
    /** Any other spelling, former name or code. */
    ALTERNATE,
    /** No place bears the name. */
    NONE
}
