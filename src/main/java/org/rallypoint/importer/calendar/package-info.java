/** iCalendar feeds (RFC 5545). */
package org.rallypoint.importer.calendar;
