/** How to reach organisers, and who may see it. */
package org.rallypoint.contact;
