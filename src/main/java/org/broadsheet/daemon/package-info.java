/** What runs by itself: the duties, the lock, how well the instance is, and what is measured. */
package org.broadsheet.daemon;
