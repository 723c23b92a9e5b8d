/** Subscriptions to changes: what is to be sent to whom, and sending it. */
package org.rallypoint.webhook;
