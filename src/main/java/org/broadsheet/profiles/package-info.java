/**
 * Who reads, what they care about, and when they want it. Values only: no clock, no table.
 *
 * <pre>{@code
 * DigestTime time = new DigestTime(LocalTime.of(7, 30), ZoneId.of("Europe/Berlin"), DigestTime.WEEKDAYS);
 * LocalDate newest = time.newestAt(now); // the date of the newest digest that should exist by now
 * }</pre>
 *
 * <p>{@link org.broadsheet.profiles.Interest} is sealed: a new kind breaks the build wherever somebody must decide about it
 * (matching, config, letters, web, store).
 */
package org.broadsheet.profiles;
