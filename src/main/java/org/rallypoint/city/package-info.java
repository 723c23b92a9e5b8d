/** The gazetteer: cities, their names in many languages, countries, time zones, and the resolving of a name to a place. */
package org.rallypoint.city;
