/** Messages that a Discord bot posts as they are. */
package org.rallypoint.format.discord;
