/**
 * The desk: what a request does, and what we answer.
 *
 * <pre>{@code
 * Answer answer = desk.handle(request, proof, now); // sealed: each caller decides about every one
 * }</pre>
 *
 * <p>{@link org.broadsheet.subscription.SubscriptionDesk} decides, the ports keep; a change is compare-and-set on what the reader saw. The words of
 * answers are in the templates and in {@link org.broadsheet.subscription.SubscriptionMail}.
 */
package org.broadsheet.subscription;
