package org.broadsheet.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;

/** Finds papers in the archive's index and reads them from the library. */
public final class ArchiveFinder implements Finder {

    private final Archive archive;
    private final Library library;

    public ArchiveFinder(Archive archive, Library library) {
        this.archive = archive;
        this.library = library;
    }

    @Override
    public Results search(Archive.Search search) {
        Archive.Answer answer = archive.search(search);
        return new Results(answer, papers(answer.found()));
    }

    @Override
    public List<String> asked(String typed, String text) {
        return archive.asked(typed, text);
    }

    @Override
    public Near similar(ShelvedPaper paper, int limit) {
        Archive.Near near = archive.similar(paper, limit);
        return new Near(papers(near.found()), near.complete());
    }

    private List<ShelvedPaper> papers(List<Archive.Found> found) {
        Map<Long, ShelvedPaper> papers = new HashMap<>();
        library.byNumber(found.stream().map(Archive.Found::number).toList())
                .forEach(paper -> papers.put(paper.number(), paper));
        return found.stream()
                .map(each -> papers.get(each.number()))
                .filter(Objects::nonNull)
                .toList();
    }
}
