/** What readers of sources read into: one proposed event for each of its entries, before any rule has looked at it. */
package org.rallypoint.importer.proposal;
