/** The lists that campaign pages are written with. */
package org.rallypoint.importer.markdown;
