/** The conversation in which a stranger becomes a reader, and stops being one. */
package org.broadsheet.subscription;
