/** Links that people click: what platform they lead to, of what kind they are, when two of them are the same. */
package org.rallypoint.link;
