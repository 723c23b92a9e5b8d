package org.rallypoint.change;

/** The running transaction adds to the change log; observed after its commit, a sign that there is something to tell. */
public record ChangesRecorded() {}
