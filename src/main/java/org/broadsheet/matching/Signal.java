package org.broadsheet.matching;

/** What a score is made of, see {@link Signals}; named so that each can be left out when it is measured what it is worth. */
public enum Signal {
    WORDS,
    COVERAGE,
    LIKENESS,
    MEANING,
    CATEGORIES
}
