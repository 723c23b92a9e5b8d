/** The addresses that people open: so far they lead on to the JSON. */
package org.rallypoint.page;
