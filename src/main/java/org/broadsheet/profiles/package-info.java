/** Who reads, what they care about, and when they want it. */
package org.broadsheet.profiles;
