package org.broadsheet.sources.lookups;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.PaperId;
import org.broadsheet.sources.Provider;

/** Whoever knows papers by numbers of its own, and how to ask for several at once. */
public interface NumberRegister {

    /** As people call it. */
    String name();

    Provider provider();

    /** The paper's number there; empty if it has none that its identifier tells. */
    Optional<String> number(PaperId paper);

    /** How many numbers fit into one question. */
    int atOnce();

    /** @param numbers at least one, at most {@link #atOnce} */
    URI question(List<String> numbers);
}
