/** Phrases of many languages, the kinds of words in a clause, and what the pieces of words sound like. Pure. */
package org.broadsheet.letters.words;
