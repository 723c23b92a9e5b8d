/** The other formats of what JSON says: calendars, maps, feeds, tables, lists; each a pure function of the same views. */
package org.rallypoint.format;
