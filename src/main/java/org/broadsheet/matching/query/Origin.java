package org.broadsheet.matching.query;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;

/**
 * Where a paper is kept, told from its numbers: a source is asked for by these names. The prefixes of DOIs are those that
 * Crossref lists for the preprint servers.
 */
public final class Origin {

    private static final Map<String, Set<String>> BY_PREFIX = Map.of(
            "10.1101", Set.of("biorxiv", "medrxiv"),
            "10.64898", Set.of("biorxiv", "medrxiv"),
            "10.26434", Set.of("chemrxiv"),
            "10.31234", Set.of("psyarxiv"),
            "10.21203", Set.of("research square"),
            "10.2139", Set.of("ssrn"),
            "10.20944", Set.of("preprints.org"),
            "10.48550", Set.of("arxiv"));

    private Origin() {}

    /** The names of its sources, in lower case; empty where its numbers tell none. */
    public static Set<String> of(Paper paper) {
        Set<String> names = new LinkedHashSet<>();
        if (paper.arxiv().isPresent()) {
            names.add("arxiv");
        }
        paper.doi()
                .map(Doi::value)
                .ifPresent(doi -> names.addAll(BY_PREFIX.getOrDefault(doi.substring(0, doi.indexOf('/')), Set.of())));
        return names;
    }
}
