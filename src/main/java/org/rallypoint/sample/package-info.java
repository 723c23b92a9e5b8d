/** Campaigns to look at: what fills an empty database where the configuration asks for a demonstration. */
package org.rallypoint.sample;
