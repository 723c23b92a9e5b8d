/** iCalendar (RFC 5545, RFC 7986), with the time zones that its events need. */
package org.rallypoint.format.calendar;
