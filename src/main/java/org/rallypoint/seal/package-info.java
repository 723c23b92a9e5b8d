/** Encryption of what is stored: the keys, and the one way to seal and open a text. */
package org.rallypoint.seal;
