/**
 * Runs named jobs at named times; knows nothing about them. Quartz lives here and nowhere else: an alarm clock, not a memory.
 *
 * <pre>{@code
 * Timetable timetable = Timetable.start(List.of(new Job("deliver", new Every(second), task)));
 * timetable.runSoon("mail-in");
 * }</pre>
 */
package org.broadsheet.schedule;
