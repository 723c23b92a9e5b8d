/** The routes for tokens: making, listing and revoking them, and who bears one. */
package org.rallypoint.token;
