package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.papers.PaperList;

/**
 * Lists of papers that somebody names in their own words: "my papers are at https://orcid.org/0000-0002-1825-0097". Pure.
 *
 * @param lines without what named them
 * @param papers that stand in them
 */
record ListsNamed(List<String> lines, List<LikedPaper> papers) {

    /** Beside the list, a line has no more words than these, or is about something else. Chosen by hand. */
    private static final int MOST_WORDS = 6;

    /** In characters. */
    private static final int LONGEST = 400;

    private static final int MOST_LISTS = 10;

    static ListsNamed in(List<String> lines) {
        List<String> rest = new ArrayList<>();
        Set<LikedPaper> papers = new LinkedHashSet<>();
        for (String line : lines) {
            List<String> words = new ArrayList<>();
            List<PaperList> lists = lists(line, words);
            boolean asks = LetterReader.startsWord(line);
            if (lists.isEmpty() || papers.size() >= MOST_LISTS || (!asks && words.size() > MOST_WORDS)) {
                rest.add(line);
                continue;
            }
            lists.forEach(list -> papers.add(new LikedPaper(List.of(), "", Optional.of(list))));
            rest.add(asks ? String.join(" ", words) : "");
        }
        return new ListsNamed(rest, List.copyOf(papers));
    }

    /** The lists in a line; its other words go to {@code words}. */
    private static List<PaperList> lists(String line, List<String> words) {
        if (line.length() > LONGEST) {
            return List.of();
        }
        String command =
                LetterReader.startsWord(line) && line.contains(":") ? line.substring(0, line.indexOf(':') + 1) : "";
        Optional<PaperList> whole = PaperList.parse(line.substring(command.length()));
        if (whole.isPresent()) {
            words.add(command);
            return List.of(whole.get());
        }
        List<PaperList> lists = new ArrayList<>();
        for (String word : line.strip().split("\\s+", -1)) {
            Optional<PaperList> list =
                    PaperList.parse(word.replaceAll("^[<(\\[\"']+|(?<![>)\\].,;\"'])[>)\\].,;\"']+$", ""));
            list.ifPresentOrElse(lists::add, () -> words.add(word));
        }
        return lists;
    }
}
