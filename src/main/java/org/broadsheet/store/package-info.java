/** Keeps every promise that needs a table. */
package org.broadsheet.store;
