/**
 * Knows whether all is well: one list of what is not, since when, and the cure.
 *
 * <p>"Well" is a statement, so it needs evidence. Whatever runs leaves a row when it began and how it ended ({@link
 * org.broadsheet.wellbeing.JobBook}); each {@link org.broadsheet.wellbeing.Check} compares such rows with what should be by
 * now; {@link org.broadsheet.wellbeing.Wellbeing} asks all checks and keeps the list, so that {@code status}, {@code
 * /health}, the metrics, the operator's page and the nightly letter say the same. What was never seen is not well, it is
 * unknown, and says so.
 *
 * <pre>{@code
 * Wellbeing wellbeing = new Wellbeing(List.of(new MachineCheck(free, 500_000_000, jobs, builtAt)), book, time);
 * Wellbeing.Report report = wellbeing.look();
 * if (!report.isWell()) {
 *     report.known().forEach(one -> print(one.since(), one.trouble().says(), one.trouble().cure()));
 * }
 * }</pre>
 *
 * <p>Before you change it: a check reads tables and the machine, never what a process remembers, because a command in another
 * process must come to the same list. For every kind of trouble a test brings it about, sees it, and sees it go.
 */
package org.broadsheet.wellbeing;
