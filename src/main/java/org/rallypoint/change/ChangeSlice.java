package org.rallypoint.change;

import java.util.List;

/**
 * A part of the log.
 *
 * @param entries in the order of their numbers
 * @param position where to go on: everything up to it is in the entries, or was not wanted
 * @param more whether there are further ones by now
 */
record ChangeSlice(List<ChangeEntry> entries, long position, boolean more) {}
