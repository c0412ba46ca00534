/** The desk: what a {@link org.broadsheet.letters.Request} does, and what we answer. */
package org.broadsheet.subscription;
