package org.broadsheet.sources.medicine;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.PaperId;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.lookups.NumberRegister;

/**
 * PubMed, by its own numbers.
 *
 * <p>Source: <a href="https://www.ncbi.nlm.nih.gov/books/NBK25499/">Entrez E-utilities, parameters</a>, EFetch.
 *
 * @param base such as {@code https://eutils.ncbi.nlm.nih.gov}
 */
public record PubMedNumbers(URI base) implements NumberRegister {

    private static final String OURS = "pmid:";

    @Override
    public String name() {
        return "PubMed";
    }

    @Override
    public Provider provider() {
        return PubMedQuery.NCBI;
    }

    @Override
    public Optional<String> number(PaperId paper) {
        return paper.value().startsWith(OURS) ? Optional.of(paper.value().substring(OURS.length())) : Optional.empty();
    }

    @Override
    public int atOnce() {
        return PubMedQuery.AT_ONCE;
    }

    @Override
    public URI question(List<String> numbers) {
        return PubMedQuery.records(base, numbers);
    }
}
