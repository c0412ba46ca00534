package org.broadsheet.libraries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Identifiers;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ReadTitle;
import org.broadsheet.text.Clean;

/** Where the entries of one file are gathered as it is read; counts those that are left out, with the reason. */
final class EntryBasket {

    /** More is no personal library, and costs more than it tells. */
    static final int MOST_ENTRIES = 5_000;

    private static final int LONGEST_TITLE = 1_000;
    private static final int MOST_IDS = 10;
    private static final int MOST_NAMED = 5;

    private final Set<LibraryEntry> entries = new LinkedHashSet<>();
    /** By reason. */
    private final Map<Lack, Places> leftOut = new LinkedHashMap<>();

    private int read;
    private int seen;

    private static final class Places {
        private final List<Integer> first = new ArrayList<>();
        private int count;
    }

    /**
     * An entry.
     *
     * @param title with whatever markup its format allows
     * @param numbers of the paper and nothing but the paper, as the fields that are meant for them give them
     * @param mentions texts that may name the paper's number, asked only where {@code numbers} name none
     */
    void add(String title, List<String> numbers, List<String> mentions) {
        if (read == MOST_ENTRIES) {
            leaveOut(Lack.BEYOND);
            return;
        }
        Set<PaperId> ids = ids(numbers);
        if (ids.isEmpty()) {
            ids = ids(mentions);
        }
        String plain = Clean.line(ReadTitle.shown(title.length() > 4 * LONGEST_TITLE ? "" : title));
        String known = plain.length() > LONGEST_TITLE ? "" : plain;
        if (ids.isEmpty() && known.isEmpty()) {
            leaveOut(Lack.NAMELESS);
            return;
        }
        read++;
        seen++;
        entries.add(new LibraryEntry(new ArrayList<>(ids), known));
    }

    /** A text of a field that is meant for arXiv's numbers, in which they may stand without a word before them. */
    static String bare(String text) {
        return ArxivId.find(text).map(id -> "arXiv:" + id).orElse(text);
    }

    void leaveOut(Lack reason) {
        seen++;
        Places places = leftOut.computeIfAbsent(reason, none -> new Places());
        places.count++;
        if (places.first.size() < MOST_NAMED) {
            places.first.add(seen);
        }
    }

    private static Set<PaperId> ids(List<String> texts) {
        Set<PaperId> arxiv = new LinkedHashSet<>();
        Set<PaperId> others = new LinkedHashSet<>();
        for (String text : texts) {
            Identifiers.within(text).forEach(id -> (id.arxiv().isPresent() ? arxiv : others).add(id));
        }
        arxiv.addAll(others);
        return arxiv.size() <= MOST_IDS ? arxiv : new LinkedHashSet<>(new ArrayList<>(arxiv).subList(0, MOST_IDS));
    }

    boolean isEmpty() {
        return entries.isEmpty() && leftOut.isEmpty();
    }

    LibraryFile.Reading.Papers papers() {
        List<LibraryFile.LeftOut> reasons = new ArrayList<>();
        leftOut.forEach((reason, places) -> reasons.add(new LibraryFile.LeftOut(reason, places.count, places.first)));
        return new LibraryFile.Reading.Papers(new ArrayList<>(entries), reasons);
    }
}
