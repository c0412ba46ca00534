/**
 * Gets a finished message out: never lost, repeated only after a crash.
 *
 * <pre>{@code
 * Delivered round = courier.deliverDue(); // claims, sends, records; until nothing is due
 * }</pre>
 *
 * <p>{@link org.broadsheet.delivery.Standing} is the state machine, {@link org.broadsheet.delivery.RetryPolicy} decides after an attempt, the
 * {@link org.broadsheet.delivery.Outbox} says who got there first. After a change run the torture (delivery.md): it kills the process at random.
 */
package org.broadsheet.delivery;
