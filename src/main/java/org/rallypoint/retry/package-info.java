/** Doing a POST once, however often it is sent: the Idempotency-Key and the answers that are remembered for it. */
package org.rallypoint.retry;
