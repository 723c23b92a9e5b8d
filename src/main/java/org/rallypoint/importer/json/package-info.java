/** Exports of Luma, Action Network (OSDI) and Mobilize, and schema.org events. */
package org.rallypoint.importer.json;
