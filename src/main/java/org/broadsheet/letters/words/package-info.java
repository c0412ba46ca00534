/** Phrases of many languages, the kinds of words in a clause, what the pieces of words sound like, and which words are subjects. Pure. */
package org.broadsheet.letters.words;
