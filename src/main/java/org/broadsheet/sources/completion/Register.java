package org.broadsheet.sources.completion;

import java.net.URI;
import java.util.List;
import org.broadsheet.papers.Doi;
import org.broadsheet.sources.Provider;

/** Whoever knows works by their DOI, and how to ask for several at once. */
public interface Register {

    Provider provider();

    /** @param dois at least one, at most 25: the address stays below 4,000 characters for DOIs of the usual length */
    URI question(List<Doi> dois);
}
