/** Who asks, and who may do what: tokens, roles, the policy, the audit. */
package org.rallypoint.access;
