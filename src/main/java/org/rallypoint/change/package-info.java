/** The change log: what became of public events and campaigns, in an order that a reader's cursor can trust. */
package org.rallypoint.change;
