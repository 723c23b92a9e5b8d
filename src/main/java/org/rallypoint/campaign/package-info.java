/** The call around a summit: campaigns, their texts in several languages, their supporters. */
package org.rallypoint.campaign;
