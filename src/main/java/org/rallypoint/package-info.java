/** Rallypoint: protests around political summits, city by city, as an open JSON API. */
package org.rallypoint;
