package org.broadsheet.sources;

import java.util.List;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Folded;
import org.broadsheet.papers.Paper;

/** Tells whether two papers of one title are one work, published once as a preprint and once in a journal. */
final class SameWork {

    /** Fewer letters and digits may be a heading that many papers have, as "Editorial" or "Reply to the comment". */
    private static final int LONG_TITLE = 25;

    /**
     * Under which servers of preprints register: bioRxiv and medRxiv (two), Research Square, ChemRxiv, PsyArXiv, OSF, Preprints.org,
     * TechRxiv, SSRN. Source: Crossref's list of prefixes.
     */
    private static final List<String> PREPRINTS = List.of(
            "10.1101/",
            "10.64898/",
            "10.21203/",
            "10.26434/",
            "10.31234/",
            "10.31219/",
            "10.31222/",
            "10.20944/",
            "10.36227/",
            "10.2139/");

    private SameWork() {}

    /** Both have an identifier, and their titles are read alike. */
    static boolean isOneTwicePublished(Paper one, Paper other) {
        boolean oneIsPreprint = isPreprint(one);
        boolean otherIsPreprint = isPreprint(other);
        boolean twoOnArxiv = one.arxiv().isPresent() && other.arxiv().isPresent();
        boolean twoJournals = !oneIsPreprint && !otherIsPreprint;
        boolean otherwisePublished = one.arxiv().isPresent()
                && one.doi().isPresent()
                && other.doi().isPresent()
                && !oneDoi(one, other)
                && !isPreprintDoi(one.doi().get())
                && !isPreprintDoi(other.doi().get());
        return !twoOnArxiv
                && !twoJournals
                && !otherwisePublished
                && Folded.words(one.title()).length() >= LONG_TITLE
                && shareAuthors(one.authors(), other.authors());
    }

    private static boolean oneDoi(Paper one, Paper other) {
        return one.doi().equals(other.doi());
    }

    private static boolean isPreprint(Paper paper) {
        return paper.arxiv().isPresent()
                || paper.doi().filter(SameWork::isPreprintDoi).isPresent();
    }

    private static boolean isPreprintDoi(Doi doi) {
        return PREPRINTS.stream().anyMatch(doi.value()::startsWith);
    }

    /** At least half of the shorter list stands in the longer one. */
    private static boolean shareAuthors(List<Author> some, List<Author> others) {
        boolean inOrder = some.size() <= others.size();
        List<Author> fewer = inOrder ? some : others;
        List<Author> more = inOrder ? others : some;
        long shared = fewer.stream()
                .limit(20)
                .filter(author -> more.stream().limit(200).anyMatch(author::mayBe))
                .count();
        return shared > 0 && 2 * shared >= Math.min(fewer.size(), 20);
    }
}
