/** Slash commands in Discord without a bot to host: the interactions endpoint, and the commands to register for it. */
package org.rallypoint.discord;
