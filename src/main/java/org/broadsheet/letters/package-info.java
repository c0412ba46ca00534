/**
 * What a person wrote becomes a {@link org.broadsheet.letters.Request}: own words, commands, times, automatic mail, edited
 * profiles. Everything here is pure: it knows no clock and no table, believes nothing, and changes nothing.
 */
package org.broadsheet.letters;
