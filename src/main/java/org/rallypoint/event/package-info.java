/** One protest in one city: what is known of it, what is still missing, when it is, and how it is found. */
package org.rallypoint.event;
