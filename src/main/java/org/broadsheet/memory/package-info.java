/**
 * What is kept in memory and bounded there. Used wherever something is worth keeping for a while:
 *
 * <pre>{@code
 * Map<LocalDate, Order> orders = new Recent<>(40);   // the forty days that were asked for last
 * orders.computeIfAbsent(day, this::ordered);
 * }</pre>
 *
 * <p>Before changing it: a {@link org.broadsheet.memory.Recent} is as little safe for threads as the map it is, since even a
 * look changes the order; whoever shares one locks it.
 */
package org.broadsheet.memory;
