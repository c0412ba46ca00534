/**
 * The database itself: opened so that a kill loses nothing, one writer at a time, migrated, compacted, backed up and moved. The stores beside it
 * ask it for transactions and named statements. Read decision 0003 before you change how it is opened.
 *
 * <pre>{@code
 * database.transact("publish " + key, connection -> { ... }); // commits if it returns, rolls back if it throws
 * }</pre>
 */
package org.broadsheet.store.database;
