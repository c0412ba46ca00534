package org.broadsheet.web.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.papers.PaperId;

/**
 * The papers of a library that somebody uploaded, as a hidden field carries them from page to page: so nothing is stored for a
 * stranger. One a line: identifier, tab, title; either may be empty.
 */
public record KeptPapers(List<LikedPaper> papers) {

    public static final KeptPapers NONE = new KeptPapers(List.of());

    /** As many as a file may bring. */
    private static final int MOST = 5_000;

    private static final int LONGEST_LINE = 5_000;

    public KeptPapers {
        papers = List.copyOf(papers);
    }

    /** Reads what {@link #written} wrote, or whatever somebody sent instead. Never throws. */
    public static KeptPapers read(String lines) {
        List<LikedPaper> papers = new ArrayList<>();
        for (int from = 0; from < lines.length() && papers.size() < MOST; ) {
            int end = lines.indexOf('\n', from);
            end = end < 0 ? lines.length() : end;
            if (end - from <= LONGEST_LINE) {
                paper(lines.substring(from, end)).ifPresent(papers::add);
            }
            from = end + 1;
        }
        return new KeptPapers(papers);
    }

    private static Optional<LikedPaper> paper(String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            return LikedPaper.parse(line);
        }
        List<PaperId> ids = Stream.of(line.substring(0, tab).split(" ", 10))
                .flatMap(id -> PaperId.parse(id).stream())
                .toList();
        String title = line.substring(tab + 1).strip();
        return ids.isEmpty() && title.isEmpty() ? Optional.empty() : Optional.of(new LikedPaper(ids, title));
    }

    public String written() {
        return papers.stream()
                .map(paper -> paper.ids().stream().map(PaperId::value).collect(Collectors.joining(" ")) + "\t"
                        + paper.title().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
    }
}
