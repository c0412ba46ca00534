/**
 * What a person wrote becomes a {@link org.broadsheet.letters.Request}: own words, commands, times, automatic mail, edited profiles. Pure: no
 * clock, no table, no belief in what a letter says about its sender.
 *
 * <p>Work from structure first (what we sent is known to us), then from word lists. Every reader here is linear in the letter's length.
 */
package org.broadsheet.letters;
