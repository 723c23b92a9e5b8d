/** The database as a whole: backups of H2, restoring them, and moving everything to PostgreSQL. */
package org.rallypoint.store;
