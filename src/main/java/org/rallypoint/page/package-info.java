/** What people look at: pages without JavaScript, cookies or anything from another host, the embed for other sites, the map. */
package org.rallypoint.page;
