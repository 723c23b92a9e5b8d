/** The clock: the one source of "now". */
package org.rallypoint.time;
