/** What organisers already have, read into proposals: one reader for each source, one apply. */
package org.rallypoint.importer;
