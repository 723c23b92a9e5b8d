/** The OpenAPI document: what the annotations on the routes can't say, added when Quarkus builds. */
package org.rallypoint.contract;
