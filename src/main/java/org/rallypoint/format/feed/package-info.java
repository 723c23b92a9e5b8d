/** JSON Feed, Atom and RSS: the same entries three times. */
package org.rallypoint.format.feed;
