/** What every route shares: problem details, strict queries, paging, conditional requests, languages, request hygiene. */
package org.rallypoint.http;
