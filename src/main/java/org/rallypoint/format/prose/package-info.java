/** The limited Markdown of descriptions, as HTML that is safe to show and as plain text. */
package org.rallypoint.format.prose;
