/** Suggestions of people without an account, and the queue in which coordinators settle them. */
package org.rallypoint.review;
