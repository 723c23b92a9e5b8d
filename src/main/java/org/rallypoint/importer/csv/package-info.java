/** Tables as spreadsheets export them. */
package org.rallypoint.importer.csv;
