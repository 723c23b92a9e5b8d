package org.rallypoint.contact;

/**
 * What a write has done to the contacts of an event.
 *
 * @param any whether anything stored is another now
 * @param publicOnes whether the public sees something else now
 */
public record Change(boolean any, boolean publicOnes) {}
