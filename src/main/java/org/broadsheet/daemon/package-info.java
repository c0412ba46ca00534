/**
 * What runs by itself: the duties and when they run, the lock, health and metrics.
 *
 * <pre>{@code
 * try (Daemon daemon = Daemon.start(parts, tick, databaseGone)) { ... }
 * }</pre>
 *
 * <p>A duty remembers nothing between runs; what is due stands in the tables. Each run leaves a row when it began and how it ended.
 */
package org.broadsheet.daemon;
