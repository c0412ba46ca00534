package org.broadsheet.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;

/** The papers of the newest day, read once for all previews until the shelf has grown. */
final class NewestDay {

    private final Library library;
    private Read read = new Read(-1, List.of());

    /** @param shelf the number of the newest paper then */
    private record Read(long shelf, List<ShelvedPaper> papers) {}

    NewestDay(Library library) {
        this.library = library;
    }

    /** The same list for as long as it holds the same papers, so that a batch made of it fits it. */
    synchronized List<ShelvedPaper> papers() {
        long shelf = library.newestNumber();
        if (read.shelf() != shelf) {
            Optional<LocalDate> day = library.newestDay();
            read = new Read(shelf, List.copyOf(day.map(library::announcedOn).orElse(List.of())));
        }
        return read.papers();
    }
}
