package org.broadsheet.matching.query;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;

/**
 * Where a paper is kept: by what its record says, else by its numbers. A source is asked for by these names. The prefixes of DOIs
 * are those that Crossref lists for the preprint servers; bioRxiv and medRxiv share theirs, so that a paper of theirs whose record
 * does not name the server counts for both.
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

    /** The names of its sources, in lower case; empty where nothing tells one. */
    public static Set<String> of(Paper paper) {
        Set<String> names = new LinkedHashSet<>();
        if (paper.arxiv().isPresent()) {
            names.add("arxiv");
        }
        String server = paper.details().server();
        if (!server.isEmpty()) {
            names.add(server);
            return names;
        }
        paper.doi()
                .map(Doi::value)
                .ifPresent(doi -> names.addAll(BY_PREFIX.getOrDefault(doi.substring(0, doi.indexOf('/')), Set.of())));
        return names;
    }
}
