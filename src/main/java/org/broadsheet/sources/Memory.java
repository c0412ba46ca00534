package org.broadsheet.sources;

/** What intake remembers between two runs, and shares with every other process: all of it is in the tables. */
public record Memory(PaperShelf shelf, SourceBook book, DayLedger days, Announcements announcements) {}
