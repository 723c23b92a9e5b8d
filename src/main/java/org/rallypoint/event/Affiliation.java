package org.rallypoint.event;

/** How an event belongs to those who call for the campaign. */
public enum Affiliation {
    official,
    chapter,
    partner,
    listed
}
