/**
 * Keeps every promise that needs a table: one class a port, on H2 and PostgreSQL.
 *
 * <pre>{@code
 * database.transact("publish " + key, connection -> { ... }); // commits if it returns, rolls back if it throws
 * }</pre>
 *
 * <p>SQL stands in named statements under {@code resources/sql}; one port method is one transaction. Read decision 0003 before you change how
 * the database is opened, and write a migration so that it can be killed half-way.
 */
package org.broadsheet.store;
