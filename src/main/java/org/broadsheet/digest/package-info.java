/** One reader's selection for one date, put into words. */
package org.broadsheet.digest;
