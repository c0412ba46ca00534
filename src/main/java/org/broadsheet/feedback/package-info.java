/**
 * A reader's verdict on a paper, and what it changes in their profile.
 *
 * <pre>{@code
 * FeedbackDesk.Answer answer = desk.judge(reader, paper, Verdict.LIKE); // Noted, Undone or Nowhere
 * }</pre>
 *
 * <p>A verdict and the change of the profile are one transaction. Undoing is a verdict, too.
 */
package org.broadsheet.feedback;
