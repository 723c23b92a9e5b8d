package org.rallypoint.faults;

/** A revision of an event: what a writer is told once it is stored, and what a reader of the feed learns of. */
record Change(String event, int revision) {}
