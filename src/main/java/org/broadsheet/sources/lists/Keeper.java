package org.broadsheet.sources.lists;

import java.net.URI;
import java.util.Map;
import org.broadsheet.papers.PaperList;
import org.broadsheet.sources.Provider;

/** Whoever keeps lists of papers: what to ask there, and what the answers say. */
interface Keeper {

    /** A list is read up to here: more is no list of what one person likes. A guess. */
    int MOST_PAPERS = 5_000;

    /** Asks one question after the other. */
    interface Asking {

        /** @throws NoAnswer if there is none, or none that can be read */
        String get(URI address, Map<String, String> headers) throws NoAnswer;
    }

    /** Why a list cannot be read now, in a sentence. */
    final class NoAnswer extends Exception {

        private static final long serialVersionUID = 1L;

        NoAnswer(String sentence) {
            super(sentence);
        }
    }

    Provider provider();

    /**
     * @param known what was read before, by what the keeper calls it, with its version
     * @throws NoAnswer if it cannot be read whole
     */
    ListBook.Standing read(PaperList list, Map<String, String> known, Asking asking) throws NoAnswer;
}
