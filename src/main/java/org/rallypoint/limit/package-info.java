/** How often one client may ask, write, suggest and guess, on all nodes together. */
package org.rallypoint.limit;
